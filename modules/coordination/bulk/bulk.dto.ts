import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { RECALL_CODES, type RecallCode } from '../../referrals/index.js';
import { BoardFilter } from '../board/board.dto.js';
import { BULK_ACTS, BULK_PARTS, type BulkAct, type BulkKind, type BulkPart } from './bulk-act.js';

/** So many lines are ticked one by one at most; more are chosen by what the board is narrowed to. */
const MOST_TICKED = 500;

/** A word with it. */
export class BulkNoteDto {
  /**
   * What is said; for a chase read by one's own agency only.
   * @example 本周内务必签收
   */
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  note?: string;
}

/** What each agency is ordered in writing. */
export class BulkOrderDto {
  /**
   * What is to be done.
   * @example 请于期限内签收并首次联系双方当事人，书面报告办理情况。
   */
  @IsString()
  @Length(2, 2000)
  text: string;

  /**
   * By when it is to be answered; left out, as long as the policy gives for each.
   * @example 2026-03-09T17:30:00+08:00
   */
  @IsOptional()
  @IsInstant()
  dueAt?: string;
}

/** Why those above are called. */
export class BulkRaiseDto {
  /**
   * Why.
   * @example 多次催办无果，请上级协调
   */
  @IsString()
  @Length(2, 1000)
  reason: string;
}

/** To whom each goes. */
export class BulkRerouteDto {
  /**
   * One agency for all; left out, each goes to the next of its own ranking.
   * @example 0198c0de-0000-7000-8000-000000000022
   */
  @IsOptional()
  @IsUUID()
  recipientAgencyId?: string;

  /**
   * What the next one must know.
   * @example 原单位人员调整，尚未联系双方
   */
  @IsString()
  @Length(2, 2000)
  handoverNote: string;

  /**
   * The centre's reason, where the hops of one are used up or the agency has refused it before.
   * @example 经区联调中心协调会确定
   */
  @IsOptional()
  @IsString()
  @Length(2, 500)
  arbitration?: string;
}

/** Why it is taken back. */
export class BulkRecallDto {
  /**
   * Why.
   * @example better_agency
   */
  @IsIn(RECALL_CODES)
  reason: RecallCode;

  /**
   * In words.
   * @example 该单位已停止受理此类纠纷
   */
  @IsString()
  @Length(2, 1000)
  note: string;
}

/** The answer to the requests for more time that wait. */
export class BulkMoreTimeDto {
  /**
   * Yes or no.
   * @example granted
   */
  @IsIn(['granted', 'declined'])
  decision: 'granted' | 'declined';

  /**
   * Why.
   * @example 因防汛统一顺延
   */
  @IsString()
  @Length(2, 1000)
  reason: string;
}

const isFor =
  (act: BulkKind) =>
  (dto: AskBulkDto): boolean =>
    dto.act === act;

/** One act about many lines of the board: which, and what is asked of each. */
export class AskBulkDto {
  /**
   * What is to be done; what goes with it stands in the field of its kind.
   * @example reroute
   */
  @IsIn(BULK_ACTS)
  act: BulkKind;

  /**
   * The lines, by their `id`; left out where `filter` is given.
   * @example ["0198c0de-0000-7000-8000-000000000021"]
   */
  @ValidateIf((dto: AskBulkDto) => dto.filter === undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TICKED)
  @IsUUID(undefined, { each: true })
  lineIds?: string[];

  /** All lines that the board shows when it is narrowed so, at most 10,000. */
  @ValidateIf((dto: AskBulkDto) => dto.filter !== undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => BoardFilter)
  filter?: BoardFilter;

  /** For `chase`: the heads of each agency are told that they are waited for. */
  @ValidateIf(isFor('chase'))
  @IsObject()
  @ValidateNested()
  @Type(() => BulkNoteDto)
  chase?: BulkNoteDto;

  /** For `take_up`. */
  @ValidateIf(isFor('take_up'))
  @IsObject()
  @ValidateNested()
  @Type(() => BulkNoteDto)
  takeUp?: BulkNoteDto;

  /** For `supervise`: an order of its own about each line. */
  @ValidateIf(isFor('supervise'))
  @IsObject()
  @ValidateNested()
  @Type(() => BulkOrderDto)
  order?: BulkOrderDto;

  /** For `raise`. */
  @ValidateIf(isFor('raise'))
  @IsObject()
  @ValidateNested()
  @Type(() => BulkRaiseDto)
  raising?: BulkRaiseDto;

  /** For `reroute`. */
  @ValidateIf(isFor('reroute'))
  @IsObject()
  @ValidateNested()
  @Type(() => BulkRerouteDto)
  reroute?: BulkRerouteDto;

  /** For `recall`: at once before it was accepted; later it is asked for, and taken back where that was done before. */
  @ValidateIf(isFor('recall'))
  @IsObject()
  @ValidateNested()
  @Type(() => BulkRecallDto)
  recall?: BulkRecallDto;

  /** For `more_time`. */
  @ValidateIf(isFor('more_time'))
  @IsObject()
  @ValidateNested()
  @Type(() => BulkMoreTimeDto)
  moreTime?: BulkMoreTimeDto;
}

/** The act with what belongs to it. What its kind asks for is there: the validation has seen to it. */
export function actOf(dto: AskBulkDto): BulkAct {
  const { act, chase, takeUp, order, raising, reroute, recall, moreTime } = dto;
  const params = {
    chase,
    take_up: takeUp,
    supervise: order,
    raise: raising,
    reroute,
    recall,
    more_time: moreTime,
  };
  return { act, params: params[act] } as BulkAct;
}

/** Which of its lines: those that would go or have gone, or those that are left as they are. */
export class BulkRowsQuery extends PageQuery {
  /**
   * `may`: what the trial let pass; `refused`: what is left as it is, and why.
   * @example refused
   */
  @IsOptional()
  @IsIn(BULK_PARTS)
  only?: BulkPart;
}
