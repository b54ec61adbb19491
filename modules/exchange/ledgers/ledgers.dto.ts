import { IsIn, IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';

export class WeeklyLedgerQuery {
  /** The agency that registered the disputes; left out by whoever belongs to one agency only. */
  @IsOptional()
  @IsUUID()
  agencyId?: string;

  /** Any day of the week; left out, the one that runs. @example 2026-07-22 */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  weekOf?: string;

  /** `open` shows people in full; it needs the permission party.reveal, and every case shown is kept. @example masked */
  @IsOptional()
  @IsIn(['masked', 'open'])
  personal: 'masked' | 'open' = 'masked';
}
