import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { IsInstant } from '../http/instant.js';
import { PageQuery } from '../http/page.js';

/** Which rows of the audit trail to list; all conditions together. */
export class AuditQuery extends PageQuery {
  /** What was changed or seen, by itself or in a list that showed it. @example 0198c0de-0000-7000-8000-000000000061 */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  subjectId?: string;

  /** By whom. @example 0198c0de-0000-7000-8000-000000000011 */
  @IsOptional()
  @IsUUID()
  actorUserId?: string;

  /** By whom: a login or a whole name, whoever bears it. @example 张某甲 */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  actor?: string;

  /** What was changed or seen, by the number people know it by: that of a case. @example 和〔2026〕草堂所第000123号 */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  number?: string;

  /** What was done. @example party.revealed */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  action?: string;

  /** From this instant on. @example 2026-03-01T00:00:00Z */
  @IsOptional()
  @IsInstant()
  from?: string;

  /** Before this instant. @example 2026-04-01T00:00:00Z */
  @IsOptional()
  @IsInstant()
  to?: string;
}
