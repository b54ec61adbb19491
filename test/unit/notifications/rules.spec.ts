import fs from 'node:fs';
import type { FieldProblem } from '../../../src/kernel/errors.js';
import { dingtalkSignature } from '../../../modules/notifications/channels/chat-robot.js';
import { readSetup } from '../../../modules/notifications/channels/setup-shape.js';
import { conditionHolds, textsAt } from '../../../modules/notifications/domain/audience.js';
import { DEFAULT_WISHES, wantedMedia } from '../../../modules/notifications/domain/urgency.js';
import { readAudience, readCondition } from '../../../modules/notifications/rules/audience-shape.js';
import { FIRST_TEXTS } from '../../../modules/notifications/seed/message-texts.js';
import { FIRST_RULES } from '../../../modules/notifications/seed/notice-rules.js';
import { SILENT_EVENTS } from '../../../modules/notifications/seed/silent-events.js';
import { TELLABLE_EVENTS } from '../../../modules/notifications/telling/tellable-events.js';
import { TRANSITIONS } from '../../../modules/referrals/domain/transitions.js';

describe('the first rules', () => {
  it('each follow an event that is told, in words that exist, to an audience that can be read', () => {
    for (const rule of FIRST_RULES) {
      const problems: FieldProblem[] = [];
      expect(TELLABLE_EVENTS).toContain(rule.eventType);
      expect(FIRST_TEXTS).toContainEqual(expect.objectContaining({ code: rule.code, audience: 'staff' }));
      expect(readAudience(rule.audience, problems)).toEqual(rule.audience);
      expect(readCondition(rule.condition, problems)).toEqual(rule.condition);
      expect(problems).toEqual([]);
    }
  });

  it('have keys of their own', () => {
    expect(new Set(FIRST_RULES.map(({ key }) => key)).size).toBe(FIRST_RULES.length);
  });

  it('tell the recipient of what arrives and the sender of what comes back', () => {
    const emitted = new Set<string>(TRANSITIONS.map(({ emits }) => emits));
    for (const event of [
      'referral.submitted',
      'referral.refused',
      'referral.expired',
      'referral.outcome_reported',
    ]) {
      expect(emitted).toContain(event);
      expect(FIRST_RULES.map(({ eventType }) => eventType)).toContain(event);
    }
  });
});

describe('what happens', () => {
  const ruled = new Set(FIRST_RULES.map(({ eventType }) => eventType));
  const silent = new Set(Object.keys(SILENT_EVENTS));

  it('is told by a rule or silent for a reason, every event of the workflow and every one the code names', () => {
    const known = [...new Set([...TRANSITIONS.map(({ emits }): string => emits), ...eventsInCode()])];
    expect(known.length).toBeGreaterThan(80);
    expect(known.filter((type) => !ruled.has(type) && !silent.has(type))).toEqual([]);
    expect([...ruled, ...silent].filter((type) => !known.includes(type))).toEqual([]);
  });

  it('is not both', () => {
    expect([...silent].filter((type) => ruled.has(type))).toEqual([]);
    expect(Object.values(SILENT_EVENTS).filter((reason) => reason.length < 10)).toEqual([]);
  });
});

/** Every event that some line of the modules emits, read off the code: one added tomorrow is found tomorrow. */
function eventsInCode(): string[] {
  const files = fs
    .readdirSync('modules', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('notifications/seed'));
  const name = `'((?:case|referral|clock|legal_path|message|absence|joint|supervision)\\.[a-z_]+|agency\\.(?:work|queue)_[a-z_]+)'`;
  const emitted = new RegExp(
    `(?:type|event|emits|escalation|reminder|prompt): ${name}|clockTold\\(\\s*${name}|tellJoint\\([^']*${name}|[?:] ${name}`,
    'g',
  );
  return files.flatMap((file) =>
    [...withoutAudit(fs.readFileSync(`modules/${file}`, 'utf8')).matchAll(emitted)].map(
      ([, ...named]) => named.find((one) => one !== undefined) ?? '',
    ),
  );
}

/** The audit trail has words of its own for sights and searches, which are no events. */
function withoutAudit(source: string): string {
  return source
    .split('\n')
    .filter((line) => !/\baction\b/.test(line))
    .join('\n');
}

describe('an audience', () => {
  it('is read from nested lists of the payload, each once', () => {
    const payload = { recipients: [{ userIds: ['a', 'b'] }, { userIds: ['b', 'c'] }, {}], ownerUserId: null };
    expect(textsAt(payload, 'recipients.userIds')).toEqual(['a', 'b', 'c']);
    expect(textsAt(payload, 'ownerUserId')).toEqual([]);
    expect(textsAt(payload, 'nothing.here')).toEqual([]);
  });

  it('that cannot be read tells every problem at once', () => {
    const problems: FieldProblem[] = [];
    readAudience(
      [
        { kind: 'agency', field: 'x', roles: ['coordinator'] },
        { kind: 'users', field: 'a b' },
        { kind: 'all' },
        7,
      ],
      problems,
    );
    expect(problems.map(({ path }) => path)).toEqual([
      'audience[0].roles',
      'audience[1].field',
      'audience[2].field',
      'audience[3]',
    ]);
  });

  it('holds only under its condition', () => {
    expect(conditionHolds({ band: ['red'] }, { band: 'red' })).toBe(true);
    expect(conditionHolds({ band: ['red'] }, { band: 'normal' })).toBe(false);
    expect(conditionHolds({ band: ['red'] }, {})).toBe(false);
    expect(conditionHolds({}, {})).toBe(true);
  });
});

describe('wishes', () => {
  it('without any, only what is urgent leaves the house, by SMS', () => {
    expect(wantedMedia(DEFAULT_WISHES, 'normal')).toEqual([]);
    expect(wantedMedia(DEFAULT_WISHES, 'urgent')).toEqual(['sms']);
    expect(wantedMedia(DEFAULT_WISHES, 'red')).toEqual(['sms']);
  });
});

describe('a channel', () => {
  it('is refused with the paths of all that is wrong and the value of no secret', () => {
    const broken = (): unknown =>
      readSetup('smtp', {
        settings: { host: 3, port: 0, extra: 1 },
        secrets: { password: { planted: 'secret' } },
      });
    expect(broken).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ path: 'settings.host' }),
          expect.objectContaining({ path: 'settings.port' }),
          expect.objectContaining({ path: 'settings.from' }),
          expect.objectContaining({ path: 'settings.subject' }),
          expect.objectContaining({ path: 'secrets.password' }),
          expect.objectContaining({ path: 'settings.extra' }),
        ],
      }),
    );
  });

  it('an address with a hole in its host is no address', () => {
    const setup = (url: string): unknown => readSetup('sms_http', { settings: { url }, secrets: {} });
    expect(() => setup('file:///etc/passwd')).toThrow('cannot be used');
    expect(() => setup('https://sms.example.cn/send?to={phone}')).not.toThrow();
  });

  it('DingTalk signatures are the base64 of HMAC-SHA256 over time and secret', () => {
    // By `printf '1700000000000\nSECabc' | openssl dgst -sha256 -hmac SECabc -binary | base64`.
    expect(dingtalkSignature(1_700_000_000_000, 'SECabc')).toBe(
      'jcUpW0QmtKduN03n4JqQ0PBosVjqnM8gU7fIIvsDmCM=',
    );
  });
});
