import { IsUUID } from 'class-validator';
import { Text } from './text.js';

export class MergeCaseDto {
  /** The case that goes on. @example 0198c0de-0000-7000-8000-000000000051 */
  @IsUUID()
  intoCaseId: string;

  /** Why they are one dispute. @example 同一楼道同两户因漏水引起 */
  @Text(500)
  reason: string;
}
