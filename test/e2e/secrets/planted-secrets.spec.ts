import pino, { type Logger } from 'pino';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { LOGINS } from '../../support/world.js';
import { searchDatabase } from './at-rest.js';
import {
  AT_REST,
  type Secret,
  SECRET_NAMES,
  SECRETS,
  type Sight,
  type Speaking,
  TAKEN_BACK,
  WITH_THE_BUREAU,
  WITH_THE_COMMITTEE,
} from './planted.js';
import { SecretStory } from './stage.js';
import { type Guesses, type Seen, Stranger } from './stranger.js';

const LIMIT_MS = 240_000;
const EVERYBODY: readonly Speaking[] = [...LOGINS, 'coordinator-elsewhere'];
/** What a person who looks for somebody types: the whole, and the part that a mask would leave out. */
const SEARCHED: readonly Secret[] = SECRET_NAMES.filter((name) => name !== 'caseNumber');

let product: TestProduct;
let story: SecretStory;
const logged: string[] = [];

beforeAll(async () => {
  product = await startTestProduct({ env: { LOG_LEVEL: 'debug' } });
  listenToLog(product);
  story = new SecretStory(product);
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
    cases: [story.caseId],
    referrals: story.referralIds,
    files: await idsFrom('stored_file', 5),
    clocks: await idsFrom('clock', 4),
    agencies: await idsFrom('agency', 3),
    users: await idsFrom('app_user', 2),
    partys: await idsFrom('party', 3),
    form: ['f15', 'f16'],
    kind: ['dispute_types', 'guard_rules', 'case_terms'],
    key: ['office', 'station', 'default'],
  };
  const station = await product.sql.query<{ id: string }>(`select id from agency where key = 'station'`);
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
      agencyId: station.rows.map(({ id }) => id),
      senderAgencyId: station.rows.map(({ id }) => id),
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
  const stranger = new Stranger(product, await guessesNow());
  const leaked = new Set<string>();
  const seenBy = new Map<Secret, Set<string>>(SECRET_NAMES.map((name) => [name, new Set<string>()]));
  let asked = 0;
  for (const login of [...EVERYBODY, null]) {
    const seen = await stranger.lookEverywhere(login);
    asked += seen.length;
    for (const secret of SECRET_NAMES) {
      for (const { route, url } of seen.filter((one) => shows(one, textOf(secret)))) {
        seenBy.get(secret)?.add(login ?? 'nobody');
        if (login === null || !sight[secret].includes(login)) {
          leaked.add(`${secret} shown to ${login ?? 'nobody in particular'} by GET ${route} (${url})`);
        }
      }
    }
  }
  return { leaked: [...leaked], seenBy, asked };
}

/** A problem may say again what was asked for: that tells nothing. */
function shows({ status, text, url }: Seen, secret: string): boolean {
  if (!text.includes(secret)) return false;
  return status < 400 || !decodeURIComponent(url.replaceAll('+', ' ')).includes(secret);
}

/** The other half of the table: who may see and does not is a broken view, and a test that cannot fail. */
function unseen(sight: Sight, seenBy: ReadonlyMap<Secret, ReadonlySet<string>>): Secret[] {
  return SECRET_NAMES.filter((secret) => sight[secret].length > 0 && seenBy.get(secret)?.size === 0);
}

describe.each([
  ['while the bureau has it', () => story.sendToTheBureau(), WITH_THE_BUREAU],
  [
    'when the bureau has refused and the committee works on it',
    () => story.moveToTheCommittee(),
    WITH_THE_COMMITTEE,
  ],
  ['when the station has taken it back', () => story.takeBack(), TAKEN_BACK],
] as const)('%s', (_, go, sight) => {
  it(
    'shows each secret to those of the table and to nobody else',
    async () => {
      await go();
      const { leaked, seenBy, asked } = await leaks(sight);
      expect(leaked).toEqual([]);
      expect(unseen(sight, seenBy)).toEqual([]);
      expect(asked).toBeGreaterThan(1_000);
    },
    LIMIT_MS,
  );
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
