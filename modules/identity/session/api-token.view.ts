/** An API token, without its text. */
export class ApiTokenView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example "110 feed of the district" */
  name: string;
  /** In whose name it acts. */
  userId: string;
  /** @example 2026-03-05T01:00:00.000Z */
  createdAt: string;
  /** @example 2026-06-03T01:00:00.000Z */
  expiresAt: string;
  revokedAt: string | null;
}

/** An API token just made. */
export class NewApiTokenView extends ApiTokenView {
  /**
   * The text to send as `Authorization: Bearer …`. Told this once; null when the command is repeated, and then the
   * token is revoked and another made.
   * @example accord_q0Yx3m1c9yJr2T5n8Vb4Kd7Lw6Zp0As1Ef3Gh5Jk7Mn
   */
  token: string | null;
}
