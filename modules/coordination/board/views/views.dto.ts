import { Transform, Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, IsUUID, Length, ValidateIf, ValidateNested } from 'class-validator';
import { BoardFilter } from '../board.dto.js';

const trimmed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);

/** A filter of the board that is kept under a name. */
export class KeepViewDto {
  /**
   * Its name: one’s own no other view has.
   * @example 本周红色案件
   */
  @trimmed
  @IsString()
  @Length(1, 30)
  name: string;

  /** What the board is narrowed to. */
  @IsObject()
  @ValidateNested()
  @Type(() => BoardFilter)
  filter: BoardFilter;

  /**
   * With those who coordinate or supervise this area, as one does oneself; left out or null, with nobody.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  @IsOptional()
  @IsUUID()
  sharedAreaId?: string | null;
}

/** What is changed about it; what is left out stays. */
export class ChangeViewDto {
  /**
   * Its new name.
   * @example 本周红色案件
   */
  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 30)
  name?: string;

  /** In place of what it was narrowed to. */
  @ValidateIf((dto: ChangeViewDto) => dto.filter !== undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => BoardFilter)
  filter?: BoardFilter;

  /**
   * With those who answer for this area from now on; null, with nobody.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  @IsOptional()
  @IsUUID()
  sharedAreaId?: string | null;
}

/** Which view the board opens with. */
export class FirstViewDto {
  /**
   * One’s own or one that is shared with oneself; null for none.
   * @example 0198c0de-0000-7000-8000-000000000061
   */
  @ValidateIf((dto: FirstViewDto) => dto.viewId !== null)
  @IsUUID()
  viewId: string | null;
}
