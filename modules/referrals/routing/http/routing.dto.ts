import { IsOptional, IsUUID, Matches } from 'class-validator';

/** In whose name the case would be sent. */
export class RoutingSuggestionsQuery {
  /**
   * The agency that would send.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  @IsUUID()
  senderAgencyId: string;

  /**
   * The trade of the dispute, where it is known; otherwise it is guessed from the words of the case.
   * @example catering
   */
  @IsOptional()
  @Matches(/^[0-9A-Za-z_-]{1,32}$/)
  trade?: string;
}
