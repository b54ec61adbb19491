import { IsString, MaxLength } from 'class-validator';

export class SignInDto {
  /** @example station-caotang.duty */
  @IsString()
  @MaxLength(200)
  login: string;

  /** @example correct-horse-7 */
  @IsString()
  @MaxLength(200)
  password: string;
}

export class ChangePasswordDto {
  /** The password in use. @example correct-horse-7 */
  @IsString()
  @MaxLength(200)
  current: string;

  /** Eight characters or more, and not the login. @example battery-staple-9 */
  @IsString()
  @MaxLength(200)
  next: string;
}
