import { localTime } from './daily-hours.js';

/** What one short message may have: one SMS of 70 characters is one price and comes in one piece. */
export const MESSAGE_LENGTH = 70;

/** Until when there is time, or until when there was. */
export interface MessageDue {
  /** Local time. */
  readonly at: string;
  readonly isPast: boolean;
}

/** What is said to a member of staff. There is no field for a name, a kind of dispute or a story, so none can get out. */
export interface StaffMessage {
  readonly signature: string;
  readonly count: number;
  /** What there is to do, such as `待签收事项`; at most 16 characters. */
  readonly text: string;
  /** Null when nothing is due. */
  readonly due: MessageDue | null;
  /** Opens after signing in; null when the product's public address is not known. */
  readonly link: string | null;
}

/**
 * At most 70 characters. When all of it is too long, the time goes before the link, for the link shows the time too.
 *
 * Without either it is at most 42 characters, so the last form always fits.
 */
export function staffMessage({ signature, count, text, due, link }: StaffMessage): string {
  const what = `${signature}您有${Math.min(count, 999_999)}件${text}`;
  const forms = [
    ...(due !== null && link !== null ? [`${what}，${asked(due, count, '处理')}：${link}`] : []),
    ...(link !== null ? [`${what}，请处理：${link}`] : []),
    ...(due !== null ? [`${what}，${asked(due, count, '登录处理')}。`] : []),
  ];
  return forms.find((form) => form.length <= MESSAGE_LENGTH) ?? `${what}，请登录查看。`;
}

/** Nobody can act before a time that has passed. */
function asked(due: MessageDue, count: number, act: string): string {
  return due.isPast ? `${dueWords(due, count)}，请${act}` : `请于${due.at}前${act}`;
}

/** When it is due or was; of several the earliest. */
export function dueWords({ at, isPast }: MessageDue, count: number): string {
  return `${count > 1 ? '最早' : ''}${isPast ? '已' : '将'}于${at}到期`;
}

/** A time limit as it is told at an instant. */
export function messageDue(
  dueAt: Date,
  { now, zone }: { readonly now: Date; readonly zone: string },
): MessageDue {
  return { at: localTime(dueAt, zone), isPast: dueAt.getTime() <= now.getTime() };
}

/** Whom a party may call. */
export interface AgencyToCall {
  readonly name: string;
  readonly phone: string | null;
}

/**
 * To a party: the neutral sentence and nothing else, for the telephone may be shared. Where plain words do no harm, also
 * whom to call, as far as the 70 characters go.
 * @param agency null where it may not be named
 */
export function partyMessage(signature: string, sentence: string, agency: AgencyToCall | null): string {
  const plain = `${signature}${sentence}`;
  if (agency === null) return plain;
  const { name, phone } = agency;
  const forms = [
    ...(phone === null ? [] : [`${plain}联系：${name}，${phone}。`]),
    `${plain}联系：${name}。`,
    ...(phone === null ? [] : [`${plain}电话：${phone}。`]),
  ];
  return forms.find((form) => form.length <= MESSAGE_LENGTH) ?? plain;
}
