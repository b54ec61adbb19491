import { IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';

export class CreateApiTokenDto {
  /** What it is for. @example "110 feed of the district" */
  @IsString()
  @Length(1, 100)
  name: string;

  /** A machine user, for security administrators; left out for a token of one's own. */
  @IsOptional()
  @IsUUID()
  userId?: string;

  /** 1 to 365. @example 90 */
  @IsInt()
  @Min(1)
  @Max(365)
  expiresInDays: number;

  /** The caller's own, asked once more. @example correct-horse-7 */
  @IsString()
  @MaxLength(200)
  password: string;
}

export class ApiTokenQuery {
  /** Whose; left out for one's own. */
  @IsOptional()
  @IsUUID()
  userId?: string;
}
