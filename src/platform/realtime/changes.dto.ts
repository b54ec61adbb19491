import { IsOptional, IsUUID } from 'class-validator';

export class ChangesQuery {
  /**
   * Whose page it is that watches: as the header Accord-Person of other requests, which no EventSource can send.
   * @example 01890a5d-ac96-774b-bcce-b302099a8057
   */
  @IsOptional()
  @IsUUID()
  person?: string;
}
