import { IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../../../src/platform/http/page.js';

/** Which tasks. */
export class TaskQuery extends PageQuery {
  /**
   * Only tasks of this kind: the name of a clock, or `escalation`.
   * @example accept
   */
  @IsOptional()
  @Matches(/^[a-z][a-z_]{0,62}$/)
  kind?: string;
}
