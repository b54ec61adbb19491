import { IsOptional, IsUUID, Matches } from 'class-validator';

/** What the ranking of who could take a case may be told. */
export class RoutingSuggestionsQuery {
  /**
   * The agency that would send; left out, the one in whose name the caller's sending goes out.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  @IsOptional()
  @IsUUID()
  senderAgencyId?: string;

  /**
   * The trade of the dispute, where it is known; otherwise it is guessed from the words of the case.
   * @example catering
   */
  @IsOptional()
  @Matches(/^[0-9A-Za-z_-]{1,32}$/)
  trade?: string;

  /**
   * What it would be sent for; left out it is what a referral of the case is for when it names nothing.
   * @example mediation
   */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_]{1,40}$/)
  purpose?: string;
}

/** What the ranking of who could take a referral over may be told. */
export class SuccessorSuggestionsQuery {
  /**
   * The trade of the dispute, where it is known.
   * @example catering
   */
  @IsOptional()
  @Matches(/^[0-9A-Za-z_-]{1,32}$/)
  trade?: string;
}
