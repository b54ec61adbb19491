import { EnclosedDto } from '../http/enclosed.dto.js';
import { SNAPSHOT_FIELDS, type SnapshotField } from '../domain/snapshot-fields.js';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
} from 'class-validator';

/** Asks the sender before deciding. */
export class RequestInfoDto {
  /**
   * What is asked.
   * @example 请补充双方联系方式和借条照片
   */
  @IsString()
  @Length(2, 1000)
  question: string;

  /**
   * Fields of the case that are wanted.
   * @example ["party_phones"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(SNAPSHOT_FIELDS, { each: true })
  fields?: SnapshotField[];
}

/** Answers it, or tells and shows more while the recipient works. */
export class SupplyInfoDto extends EnclosedDto {
  /**
   * The answer, added to the record.
   * @example 借条已上传，双方电话见附件
   */
  @IsString()
  @Length(1, 2000)
  answer: string;

  /**
   * Fields shown from now on, besides those shown already.
   * @example ["party_phones"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(SNAPSHOT_FIELDS, { each: true })
  fields?: SnapshotField[];

  /**
   * Parties shown from now on, besides those shown already: each has agreed to it meanwhile, or the law allows it.
   * @example ["0198c0de-0000-7000-8000-000000000062"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  partyIds?: string[];
}
