import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Length,
} from 'class-validator';

/** Takes responsibility for all of it. */
export class AcceptDto {
  /**
   * Who will handle it; left out, the one who accepts when they are a handler.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  @IsOptional()
  @IsUUID()
  handlerUserId?: string;

  /**
   * A file of the referral that shows it, such as the receipt of a body outside the network: there the sender records the
   * acceptance, and has to name one.
   * @example 0198c0de-0000-7000-8000-000000000041
   */
  @IsOptional()
  @IsUUID()
  fileId?: string;
}

/** Takes responsibility for a part. */
export class AcceptPartialDto extends AcceptDto {
  /**
   * Keys of the claims taken: some of the scope and not all.
   * @example ["wages"]
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 64, { each: true })
  claims: string[];
}
