import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { toldCodes } from './problem-codes.js';

/** As many sentences tell when something was or will be. */
const TIMED_AT_LEAST = 10;

interface Told {
  readonly code: string;
  readonly status: number;
  readonly facts: Readonly<Record<string, unknown>>;
}

interface ProblemTexts {
  problemWords(problem: Told): string;
  fieldWords(field: { readonly code: string }): string;
  bringProblemWords(): Promise<void>;
}

interface LateTexts {
  readonly SAID_LESS_OFTEN: Readonly<Record<string, unknown>>;
  readonly FIELD_WORDS: Readonly<Record<string, string>>;
}

const TEXTS = path.resolve('web/src/texts');
/** Said by the console itself, where no answer came. */
const OF_THE_CONSOLE = 'unreachable';

const clock = (await import(pathToFileURL(path.resolve('web/src/time/server-now.ts')).href)) as {
  serverIsAhead(ms: number): void;
};
const texts = (await import(pathToFileURL(path.join(TEXTS, 'problems.ts')).href)) as ProblemTexts;
const late = (await import(pathToFileURL(path.join(TEXTS, 'problems/all.ts')).href)) as LateTexts;
const told = toldCodes();

const say = (code: string, facts: Told['facts'] = {}, status = 422): string =>
  texts.problemWords({ code, status, facts });

const sorted = (codes: Iterable<string>): string[] => [...codes].sort();

describe('the words of problems', () => {
  // First, as before the first page stands: only what is said often has come along.
  const early = sorted([...told.answers, OF_THE_CONSOLE].filter((code) => say(code) !== say('no_such_code')));

  it('come along for what everybody runs into, and otherwise say the kind of answer', async () => {
    expect(early).toContain('version_stale');
    expect(early).not.toContain('choice_reason_required');
    expect(say('no_such_code', {}, 409)).toBe('这一步现在办不了：情况已经变化，请刷新后再看。');
    expect(say('no_such_code', {}, 599)).toBe('服务器出了问题，您的内容没有丢，请稍后再试一次。');
    expect(texts.fieldWords({ code: 'no_such_code' })).toBe('这一项没有填对。');
    await texts.bringProblemWords();
    expect(say('no_such_code', {}, 404)).toBe('没有找到，或者您无权查看。');
    expect(texts.fieldWords({ code: 'max_length' })).toBe('太长，请写短一些。');
  });

  it('can be told from the sources for every answer', () => {
    expect(told.unread).toEqual([]);
    expect(told.answers.size).toBeGreaterThan(200);
    expect(told.fields.size).toBeGreaterThan(80);
  });

  it('stand for every code that the server answers, once, and for no other', () => {
    const known = [...early, ...Object.keys(late.SAID_LESS_OFTEN)];
    expect(sorted(known)).toEqual(sorted([...told.answers, OF_THE_CONSOLE]));
  });

  it('stand for every code of a field, and for no other', () => {
    expect(sorted(Object.keys(late.FIELD_WORDS))).toEqual(sorted(told.fields));
  });

  it('are given once: no module speaks for the code of another', () => {
    const given = fs
      .readdirSync(path.join(TEXTS, 'problems'))
      .filter((file) => file !== 'fields.ts')
      .flatMap(
        (file) => fs.readFileSync(path.join(TEXTS, 'problems', file), 'utf8').match(/^ {2}\w+(?=:)/gm) ?? [],
      )
      .map((code) => code.trim())
      .filter((code) => told.answers.has(code));
    expect(given.filter((code, index) => given.indexOf(code) !== index)).toEqual([]);
  });

  it('are whole sentences in Chinese, whatever facts come along', () => {
    for (const code of told.answers) {
      expect([code, say(code)]).toEqual([code, expect.stringMatching(/^[^a-z]*\p{Script=Han}.*。$/u)]);
      expect(say(code)).not.toMatch(/undefined|null|NaN|_/);
    }
  });
});

describe('the times of problems', () => {
  /** 10:00 in China on a Wednesday. */
  const NOW = '2026-08-19T02:00:00.000Z';
  const INSTANTS = {
    今天: '2026-08-19T06:30:00.000Z',
    昨天: '2026-08-18T06:30:00.000Z',
    明天: '2026-08-20T06:30:00.000Z',
    '8月25日 周二': '2026-08-25T06:30:00.000Z',
    '2027年8月25日 周三': '2027-08-25T06:30:00.000Z',
  };
  const CARRIED = ['at', 'until', 'deadlineAt', 'own'];

  it('are said with what day that is, in every sentence that has one', async () => {
    await texts.bringProblemWords();
    clock.serverIsAhead(Date.parse(NOW) - Date.now());
    for (const [day, instant] of Object.entries(INSTANTS)) {
      const facts = {
        by: '唐监察',
        did: '签收',
        ...Object.fromEntries(CARRIED.map((name) => [name, instant])),
      };
      const sentences = [...told.answers].map((code) => say(code, facts, 409));
      const timed = sentences.filter((sentence) => /\d月\d|\d\d:\d\d|[今昨明]天/.test(sentence));
      expect(timed.length).toBeGreaterThanOrEqual(TIMED_AT_LEAST);
      for (const sentence of timed) expect(sentence).toMatch(new RegExp(`${day}( 14:30|）| 为止)`));
    }
  });

  it('stay away where none came along', () => {
    for (const code of told.answers)
      expect(say(code, { at: 'soon', until: null })).not.toMatch(/Invalid|NaN/);
  });
});

describe('what a rule or a colleague stands in the way of', () => {
  it('is said with the rules, what to do, and who may lift them', () => {
    const because = [
      { rule: 'R1', title: '涉嫌犯罪', todo: ['移交刑侦'], liftableBy: ['supervisor', 'coordinator'] },
      { rule: 'R2', title: '已由法院受理', todo: ['告知当事人'], liftableBy: ['coordinator'] },
    ];
    expect(say('guard_stop', { because })).toBe(
      '依法不能调解：涉嫌犯罪；已由法院受理。接下来：移交刑侦；告知当事人。可以请协调员解除。',
    );
    expect(say('guard_stop', { because: [{ title: '涉嫌犯罪', liftableBy: [] }] })).toBe(
      '依法不能调解：涉嫌犯罪。',
    );
    expect(say('guard_stop', { because: [] })).toBe('这件事已依法停止调解，只走法定程序。');
  });

  it('is said with counts, names and days', () => {
    expect(say('live_referrals', { referrals: [{ waivable: false }, { waivable: true }] })).toMatch(
      /还有 2 件转办没有办完.*或请协调员同意不再等/,
    );
    expect(say('choice_reason_required', { firstAgencyName: '送仙桥社区居委会' })).toContain(
      '「送仙桥社区居委会」',
    );
    expect(say('version_stale', { by: '唐监察' })).toMatch(/^唐监察刚刚改动过/);
    expect(say('version_stale', { by: null }, 409)).toMatch(/^别人刚刚改动过/);
    const deed = { by: '唐监察', at: '2026-08-18T16:30:00.000Z', did: '签收', word: '办理中' };
    clock.serverIsAhead(Date.parse('2026-08-24T02:00:00.000Z') - Date.now());
    expect(say('wrong_state', deed, 409)).toBe(
      '唐监察 8月19日 周三 00:30 办了“签收”，现在是“办理中”。您填的内容还在，请看一看现在的情况再决定。',
    );
    expect(say('case_wrong_step', { by: '唐监察' }, 409)).toBe(say('version_stale', { by: '唐监察' }, 409));
    expect(say('case_wrong_step', { by: null }, 409)).toMatch(/^案件的情况已经变化/);
    expect(say('legal_step_done', { by: '唐监察', at: '2026-08-18T16:30:00.000Z' })).toBe(
      '唐监察已经办完这一步（8月19日 周三），不用再办。',
    );
    expect(say('extension_too_long', { most: 7200, unit: 'business_seconds' })).toContain(
      '最多 2 个工作小时',
    );
    expect(say('locked_out', { retryAfterSeconds: 61 }, 429)).toContain('请 2 分钟后再试');
  });
});
