import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../../src/platform/http/page.js';
import { LONGEST_QUEUE } from './held-work.store.js';
import type { RowResult } from './queue-handover.store.js';

/** As many colleagues share a queue at most. */
const MOST_RECEIVERS = 50;

/** Whose work. */
export class HeldWorkQuery {
  /**
   * A person who has something of the agency.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  @IsUUID()
  userId: string;
}

/** A colleague who receives something. */
export class QueueReceiverDto {
  /**
   * A member of the agency.
   * @example 0198c0de-0000-7000-8000-000000000032
   */
  @IsUUID()
  userId: string;

  /**
   * What is chosen for them; what is chosen for nobody is shared evenly, all of one case to one person.
   * @example ["0198c0de-0000-7000-8000-000000000041"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(LONGEST_QUEUE)
  @IsUUID(undefined, { each: true })
  subjectIds?: string[];
}

/** Which rows of whom, and to whom they would go. */
export class PreviewQueueHandoverDto {
  /**
   * Who has them now.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  @IsUUID()
  fromUserId: string;

  /**
   * The rows, by `subjectId` of the list.
   * @example ["0198c0de-0000-7000-8000-000000000041"]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LONGEST_QUEUE)
  @IsUUID(undefined, { each: true })
  subjectIds: string[];

  /** Who receives them. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_RECEIVERS)
  @ValidateNested({ each: true })
  @Type(() => QueueReceiverDto)
  to: QueueReceiverDto[];
}

/** As previewed, with what the colleagues have to know. */
export class StartQueueHandoverDto extends PreviewQueueHandoverDto {
  /**
   * One note for all; nobody outside the agency reads it.
   * @example 产假期间由两位同事接手，纸质材料在三号柜
   */
  @IsString()
  @Length(2, 1000)
  note: string;
}

/** Which rows of a hand-over. */
export class QueueHandoverRowsQuery extends PageQuery {
  /**
   * Only those that were handed over (`moved`), or that stayed (`kept`).
   * @example kept
   */
  @IsOptional()
  @IsIn(['moved', 'kept'])
  result?: RowResult;
}
