import { IsString, IsUUID, Length } from 'class-validator';

/** Moves the referral to the case that survives. */
export class MergeIntoDto {
  /**
   * The case that goes on.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  @IsUUID()
  survivingCaseId: string;
}

/** Names the referral that this one repeats. */
export class MarkDuplicateDto {
  /**
   * The live original.
   * @example 0198c0de-0000-7000-8000-000000000052
   */
  @IsUUID()
  originalReferralId: string;
}

/** Says that it was made by mistake. */
export class MarkErrorDto {
  /**
   * What was wrong.
   * @example 选错了案件
   */
  @IsString()
  @Length(2, 500)
  note: string;
}
