import { HANDOVER_ITEMS, type HandoverItem } from '../domain/handover-items.js';
import { ArrayUnique, IsArray, IsIn, IsOptional, IsString, Length } from 'class-validator';

/** The case itself has been handed over. */
export class HandoverDoneDto {
  /**
   * What was handed over: the whole list.
   * @example ["case_file", "evidence", "parties_told", "open_dates", "risks"]
   */
  @IsArray()
  @ArrayUnique()
  @IsIn(HANDOVER_ITEMS, { each: true })
  checklist: HandoverItem[];

  /**
   * What else to know.
   * @example 下周三前须答复当事人
   */
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  note?: string;
}
