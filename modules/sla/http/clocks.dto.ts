import { IsUUID } from 'class-validator';

/** Which clocks to list. */
export class ClocksQuery {
  /**
   * Clocks of the case and of everything on it.
   * @example '0199d3a0-0000-7000-8000-000000000001'
   */
  @IsUUID()
  caseId: string;
}
