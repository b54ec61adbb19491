import {
  RECALL_CODES,
  RECALL_REFUSAL_CODES,
  type RecallCode,
  type RecallRefusalCode,
} from '../domain/reasons.js';
import { IsIn, IsString, Length } from 'class-validator';

/** Takes it back, or asks to. */
export class RecallDto {
  /**
   * Why.
   * @example party_withdrew
   */
  @IsIn(RECALL_CODES)
  reason: RecallCode;

  /**
   * In words.
   * @example 当事人已撤回申请
   */
  @IsString()
  @Length(2, 1000)
  note: string;
}

/** Gives it back. */
export class AgreeRecallDto {
  /**
   * What was done so far and what is open.
   * @example 已联系双方，尚未见面，证据两份在卷
   */
  @IsString()
  @Length(2, 2000)
  handoverNote: string;
}

/** Keeps it, for now. */
export class DeclineRecallDto {
  /**
   * Why.
   * @example session_fixed
   */
  @IsIn(RECALL_REFUSAL_CODES)
  reason: RecallRefusalCode;

  /**
   * In words.
   * @example 已约定周四下午调解
   */
  @IsString()
  @Length(2, 1000)
  note: string;
}

/** The centre takes it back. */
export class ForceRecallDto {
  /**
   * Why.
   * @example 承办方逾期未答复收回请求
   */
  @IsString()
  @Length(2, 1000)
  note: string;
}
