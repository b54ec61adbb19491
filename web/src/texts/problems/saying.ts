import { chinaDay } from '../../../../src/kernel/china-time';
import { serverNow } from '../../time/server-now';
import { calendarWords, dayWords } from '../../time/words';

/** What a problem carries along with its code. */
export type Facts = Readonly<Record<string, unknown>>;

/** What is said of one code: always the same, or out of the facts that came along. */
export type Saying = string | ((facts: Facts) => string);

export type Sayings = Readonly<Record<string, Saying>>;

/** What is not there, or not for whoever asks. */
export function missing(what: string): string {
  return `没有找到${what}，或者您无权查看。`;
}

/** Whoever is named by the fact; otherwise somebody who is not named. */
export function who(fact: unknown): string {
  return typeof fact === 'string' && fact !== '' ? fact : '别人';
}

/** What a fact adds to a sentence; nothing where it did not come along. */
export function withText(fact: unknown, say: (text: string) => string): string {
  return typeof fact === 'string' && fact !== '' ? say(fact) : '';
}

/** As `withText`, with a number. */
export function withNumber(fact: unknown, say: (count: number) => string): string {
  return typeof fact === 'number' ? say(fact) : '';
}

/** As `withText`, with the day of an instant as people in China say it today: 今天, 8月19日 周三. */
export function withDay(fact: unknown, say: (day: string) => string): string {
  const at = instantOf(fact);
  return at === null ? '' : say(dayWords(chinaDay(at), chinaDay(new Date(serverNow()))));
}

/** As `withDay`, with the time of that day: 今天 14:03. */
export function withMinute(fact: unknown, say: (minute: string) => string): string {
  const at = instantOf(fact);
  return at === null ? '' : say(calendarWords(at.toISOString(), serverNow()));
}

function instantOf(fact: unknown): Date | null {
  const at = new Date(typeof fact === 'string' ? fact : Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** What whoever was faster did, when, and where it stands now: follows their name. */
export function deedWords({ at, did, word }: Facts): string {
  const deed = withText(did, (what) => `${withMinute(at, (minute) => ` ${minute} `)}办了“${what}”`);
  return `${deed || '刚刚改动过'}${withText(word, (now) => `，现在是“${now}”`)}`;
}

/** When it may be tried again. */
export function later({ retryAfterSeconds }: Facts): string {
  if (typeof retryAfterSeconds !== 'number') return '请过一会儿再试';
  return `请 ${Math.max(1, Math.ceil(retryAfterSeconds / 60))} 分钟后再试`;
}

/** The items of a list among the facts; none where it did not come along. */
export function itemsOf(fact: unknown): readonly Facts[] {
  return Array.isArray(fact) ? (fact as Facts[]) : [];
}

/** The texts of a list among the facts. */
export function textsOf(fact: unknown): readonly string[] {
  return Array.isArray(fact) ? fact.filter((text): text is string => typeof text === 'string') : [];
}
