/** Somebody is looking at it: a word to the colleagues, and no right. */
export class ReferralClaimView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  readonly userId: string;

  /**
   * Who.
   * @example 张某
   */
  readonly name: string;

  /**
   * Until when that holds.
   * @example 2026-03-05T01:10:00.000Z
   */
  readonly until: string;
}
