import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';

/** Hands a part of the work to an agency below or under contract. */
export class DelegateDto {
  /**
   * To whom.
   * @example 0198c0de-0000-7000-8000-000000000023
   */
  @IsUUID()
  recipientAgencyId: string;

  /**
   * What they shall do.
   * @example 入户了解情况并反馈
   */
  @IsString()
  @Length(2, 2000)
  request: string;

  /**
   * By when; not later than one's own deadline.
   * @example 2026-03-10T17:30:00+08:00
   */
  @IsInstant()
  dueAt: string;

  /**
   * Keys of the claims handed on; all when left out.
   * @example ["repair"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  claims?: string[];

  /**
   * Whether one's own report must wait for it.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  required?: boolean;
}
