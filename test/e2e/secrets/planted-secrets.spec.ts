import pino, { type Logger } from 'pino';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { itReads } from '../../support/pdf-words.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { LOGINS } from '../../support/world.js';
import { searchDatabase } from './at-rest.js';
import type { Speaking } from './eyes.js';
import {
  AT_REST,
  type Secret,
  SECRET_NAMES,
  SECRETS,
  type Sight,
  REVEALED_TO,
  SHELTER_REVEALED_TO,
  TAKEN_BACK,
  WITH_THE_BUREAU,
  WITH_THE_COMMITTEE,
} from './planted.js';
import { describeFields, fieldsHolding, wordFields } from './fields.js';
import { NOT_PRIVATE } from './not-private.js';
import { SecretStory } from './stage.js';
import { type Guesses, type Seen, Stranger } from './stranger.js';

const LIMIT_MS = 480_000;
/** Whoever has the very same grants as somebody, or fewer in an agency that has no part in the story, sees no more. */
const SEE_NO_MORE: readonly Speaking[] = [
  'colleague',
  'other-officer',
  'womens-intake',
  'womens-handler',
  'labor-intake',
  'labor-handler',
];
const EVERYBODY: readonly Speaking[] = [...LOGINS, 'coordinator-elsewhere' as const].filter(
  (login) => !SEE_NO_MORE.includes(login),
);
/** What a person who looks for somebody types: what a case is found by, and words of it by which it must not be. */
const SEARCHED: readonly Secret[] = [
  ...(['adultName', 'adultPhone', 'adultDocument', 'adultAddress'] as const),
  ...(['shelteredName', 'shelteredPhone', 'shelteredAddress'] as const),
  ...(['minorName', 'minorPhone', 'minorDocument', 'minorAddress'] as const),
  ...(['narrative', 'place', 'sourceReference', 'request', 'fileName', 'contactNote'] as const),
];

let product: TestProduct;
let story: SecretStory;
let stranger: Stranger;
const logged: string[] = [];
/** What everybody was shown at the last look. */
const lastSeen = new Map<Speaking | null, readonly Seen[]>();

beforeAll(async () => {
  product = await startTestProduct({ env: { LOG_LEVEL: 'debug' } });
  listenToLog(product);
  story = new SecretStory(product);
  stranger = new Stranger(product);
}, LIMIT_MS);
afterAll(() => product.close());

/** The log as it is written, instead of standard error. */
function listenToLog(from: TestProduct): void {
  const logger = from.app.get<Logger>(LOGGER, { strict: false });
  const stream = (logger as unknown as Record<symbol, { write: (line: string) => void }>)[
    pino.symbols.streamSym
  ];
  if (stream === undefined) throw new Error('the log has no stream');
  stream.write = (line) => void logged.push(line);
}

function textOf(secret: Secret): string {
  return secret === 'caseNumber' ? story.caseNumber : SECRETS[secret];
}

async function idsFrom(table: string, limit: number): Promise<string[]> {
  const { rows } = await product.sql.query<{ id: string }>(`select id from ${table} limit ${limit}`);
  return rows.map(({ id }) => id);
}

async function guessesNow(): Promise<Guesses> {
  const ids = {
    cases: [story.caseId, story.otherCase?.id ?? ''],
    referrals: [...story.referralIds, ...story.partIds, ...(story.otherCase?.referralIds ?? [])],
    'supervision-orders': [
      ...(await idsFrom('supervision_order', 2)),
      story.caseId,
      ...story.referralIds,
      ...(story.otherCase?.referralIds ?? []),
    ],
    files: await idsFrom('stored_file', 5),
    clocks: await idsFrom('clock', 4),
    agencies: await idsFrom('agency', 3),
    users: await idsFrom('app_user', 2),
    partys: await idsFrom('party', 3),
    form: ['f15', 'f16'],
    kind: ['dispute_types', 'guard_rules', 'case_terms'],
    key: ['office', 'station', 'default'],
  };
  const homes = await product.sql.query<{ id: string }>(
    `select id from agency where key in ('station', 'community') order by key desc`,
  );
  const today = (await product.sql.query<{ day: string }>(`select accord_now()::date::text as day`)).rows[0]
    ?.day;
  return {
    ids,
    searches: [...SEARCHED.map(textOf), story.caseNumber],
    fields: {
      limit: ['200'],
      q: [SECRETS.narrative],
      caseId: ids.cases,
      subjectType: ['case', 'referral'],
      subjectId: [...ids.cases, ...ids.referrals],
      agencyId: homes.rows.map(({ id }) => id),
      senderAgencyId: homes.rows.map(({ id }) => id),
      personal: ['open', 'masked'],
      missing: ['mark', 'refuse'],
      weekOf: [today ?? ''],
      mine: ['true', 'false'],
    },
  };
}

/** Looks with everybody's eyes, and tells who saw what they may not, and by which route. */
async function leaks(
  sight: Sight,
): Promise<{ leaked: string[]; seenBy: Map<Secret, Set<string>>; asked: number }> {
  await product.drain();
  const guesses = await guessesNow();
  const leaked = new Set<string>();
  const seenBy = new Map<Secret, Set<string>>(SECRET_NAMES.map((name) => [name, new Set<string>()]));
  const found = new Map<string, readonly Secret[]>();
  let asked = 0;
  for (const login of [...EVERYBODY, null]) {
    const seen = await stranger.lookEverywhere(login, guesses);
    lastSeen.set(login, seen);
    asked += seen.length;
    for (const one of seen) {
      // Much of what people are shown is the same: a text is searched once.
      const secrets = found.get(one.text) ?? secretsIn(one.text);
      found.set(one.text, secrets);
      for (const secret of secrets.filter((name) => !isSaidAgain(one, textOf(name)))) {
        seenBy.get(secret)?.add(login ?? 'nobody');
        if (login === null || !sight[secret].includes(login)) {
          const { route, url } = one;
          leaked.add(`${secret} shown to ${login ?? 'nobody in particular'} by ${route} (${url})`);
        }
      }
    }
  }
  return { leaked: [...leaked], seenBy, asked };
}

/** All that somebody was shown by these routes at the last look. */
function seenOn(login: Speaking, route: RegExp): string {
  const shown = lastSeen.get(login)?.filter((one) => route.test(one.route) && one.status < 300) ?? [];
  return shown.map(({ text }) => text).join('\n');
}

/** A problem may say again what was asked for: that tells nothing. */
function isSaidAgain({ status, url }: Seen, secret: string): boolean {
  return status >= 400 && decodeURIComponent(url.replaceAll('+', ' ')).includes(secret);
}

/** The other half of the table: who may see and does not is a broken view, and a test that cannot fail. */
function unseen(sight: Sight, seenBy: ReadonlyMap<Secret, ReadonlySet<string>>): Secret[] {
  return SECRET_NAMES.filter((secret) => sight[secret].length > 0 && seenBy.get(secret)?.size === 0);
}

function tellOn(
  when: string,
  { go, sight }: { readonly go: () => Promise<void>; readonly sight: Sight },
): void {
  it(
    `shows each secret to those of the table and to nobody else ${when}`,
    async () => {
      await go();
      const { leaked, seenBy, asked } = await leaks(sight);
      expect(leaked).toEqual([]);
      expect(unseen(sight, seenBy)).toEqual([]);
      expect(asked).toBeGreaterThan(1_000);
    },
    LIMIT_MS,
  );
}

tellOn('while the bureau has it', {
  go: () => story.sendToTheBureau(),
  sight: WITH_THE_BUREAU,
});

describe('while the committee holds it', () => {
  tellOn('now that the bureau has refused and the committee works on it', {
    go: () => story.moveToTheCommittee(),
    sight: WITH_THE_COMMITTEE,
  });

  const PARTY_SECRETS = {
    applicant: ['adultName', 'adultPhone', 'adultDocument', 'adultAddress'],
    respondent: ['shelteredName', 'shelteredPhone', 'shelteredAddress'],
    witness: ['minorName', 'minorPhone', 'minorDocument', 'minorAddress'],
  } as const satisfies Readonly<Record<string, readonly Secret[]>>;

  it('a revelation shows a party to who may reveal it, and to nobody else, whoever tries', async () => {
    const wrong: string[] = [];
    const shownTo = new Set<Speaking>();
    for (const login of EVERYBODY) {
      for (const role of Object.keys(PARTY_SECRETS) as (keyof typeof PARTY_SECRETS)[]) {
        const path = `/cases/${story.caseId}/parties/${story.partyId(role)}/revelation`;
        const { status, text } = await stranger.send(login, path, { reason: '联系当事人' });
        if (status < 300) shownTo.add(login);
        else if (status !== 403 && status !== 404) wrong.push(`${login} is answered ${status}`);
        for (const secret of SECRET_NAMES.filter((name) => text.includes(textOf(name)))) {
          const theirs = (PARTY_SECRETS[role] as readonly Secret[]).includes(secret);
          const may = secret === 'shelteredAddress' ? SHELTER_REVEALED_TO : REVEALED_TO;
          if (!theirs || !may.includes(login)) wrong.push(`${secret} revealed to ${login}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect([...shownTo].sort()).toEqual(REVEALED_TO.filter((login) => EVERYBODY.includes(login)).toSorted());
  });

  it('what it puts on record is answered without a word of the case', async () => {
    const answers = await story.workAsHolder((path, body) => stranger.send('mediator', path, body));
    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
    expect(new Set(answers.flatMap(({ text }) => secretsIn(text)))).toEqual(new Set(['caseNumber']));
  });

  it('the committee is noticed of it by its number, without a word of it', () => {
    const notices = seenOn('committee-intake', /notices$/);
    expect(notices).toContain('referral_arrived');
    expect(secretsIn(notices)).toEqual(['caseNumber']);
  });

  itReads('the papers are read: the station finds its request in them, either side the one name', () => {
    const [own, theirs] = [seenOn('officer', /papers/), seenOn('mediator', /papers/)];
    expect(secretsIn(own)).toEqual(expect.arrayContaining(['adultName', 'request']));
    expect(secretsIn(theirs)).toContain('adultName');
  });

  it('the ledger of the committee has no line of it, that of the station has one', () => {
    const [own, theirs] = [seenOn('committee-head', /ledgers/), seenOn('chief', /ledgers/)];
    expect(own).toContain('<row');
    expect(secretsIn(own)).toEqual([]);
    expect(secretsIn(theirs)).toContain('narrative');
  });
});

tellOn('when the station has taken it back', {
  go: () => story.takeBack(),
  sight: TAKEN_BACK,
});

it('everything a request can say is a secret of the story, or it is said why it need not be', () => {
  const description = describeFields(product.app);
  const texts = SECRET_NAMES.map(textOf);
  const planted = fieldsHolding(texts, story.acting.sent, description);
  expect(planted.size).toBeGreaterThan(80);
  const others = wordFields(description).filter((field) => !planted.has(field));
  expect(others).toEqual(Object.values(NOT_PRIVATE).flat().toSorted());
});

describe('beneath the interface', () => {
  it('keeps no secret open but in the columns of the table', async () => {
    const { tables, found } = await searchDatabase(product.sql, SECRET_NAMES.map(textOf));
    expect(tables).toBeGreaterThan(40);
    const allowed = new Map(SECRET_NAMES.map((secret) => [textOf(secret), AT_REST[secret]]));
    expect(found.filter(({ needle, place }) => !allowed.get(needle)?.includes(place))).toEqual([]);
    expect(found.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['dispute_case.narrative', 'party.name', 'referral_message.body']),
    );
  });

  it.each(['dispute_case', 'party'] as const)(
    'writes no secret into the log, not even of a row of %s that the database refuses',
    async (table) => {
      const from = logged.length;
      expect(await story.registerIntoADefect(table)).toBe(500);
      expect(logged.length).toBeGreaterThan(from);
      expect(secretsIn(logged.join(''))).toEqual([]);
    },
  );
});

function secretsIn(text: string): Secret[] {
  return SECRET_NAMES.filter((secret) => text.includes(textOf(secret)));
}
