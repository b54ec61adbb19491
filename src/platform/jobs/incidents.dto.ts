import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { PageQuery } from '../http/page.js';

/** Which incidents to list. */
export class IncidentListQuery extends PageQuery {
  /** Shows the resolved ones too. @example false */
  @IsOptional()
  @Transform(({ value }) => value === true || value === 'true')
  @IsBoolean()
  includeResolved?: boolean;
}
