import { IsOptional, IsUUID } from 'class-validator';
import { Text } from './text.js';

/** Who handles the case from now on. */
export class AssignCaseDto {
  /**
   * A member of the agency that holds the case.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  @IsUUID()
  handlerUserId: string;

  /** What the colleague has to know. @example 双方约定周五上午再谈 */
  @IsOptional()
  @Text(1000)
  note?: string;
}
