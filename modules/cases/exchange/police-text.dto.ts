import { IsIn, IsOptional } from 'class-validator';

export class PoliceTextQuery {
  /** `open` shows people in full; it needs the permission party.reveal, and is kept. @example masked */
  @IsOptional()
  @IsIn(['masked', 'open'])
  personal: 'masked' | 'open' = 'masked';
}
