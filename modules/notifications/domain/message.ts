/** What one short message may have: one SMS of 70 characters is one price and comes in one piece. */
export const MESSAGE_LENGTH = 70;

/** What is said to a member of staff. There is no field for a name, a kind of dispute or a story, so none can get out. */
export interface StaffMessage {
  readonly signature: string;
  readonly count: number;
  /** What there is to do, such as `待签收事项`; at most 16 characters. */
  readonly text: string;
  /** Local time; null when nothing is due. */
  readonly due: string | null;
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
    ...(due !== null && link !== null ? [`${what}，请于${due}前处理：${link}`] : []),
    ...(link !== null ? [`${what}，请处理：${link}`] : []),
    ...(due !== null ? [`${what}，请于${due}前登录处理。`] : []),
  ];
  return forms.find((form) => form.length <= MESSAGE_LENGTH) ?? `${what}，请登录查看。`;
}

/** To a party: the neutral sentence and nothing else, for the telephone may be shared. */
export function partyMessage(signature: string, sentence: string): string {
  return `${signature}${sentence}`;
}
