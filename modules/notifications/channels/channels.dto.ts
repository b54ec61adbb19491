import {
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateIf,
} from 'class-validator';
import { CHANNEL_KINDS, type ChannelKind } from './channel.js';

/** A new way out of the house. */
export class CreateChannelDto {
  /** @example sms_http */
  @IsIn(CHANNEL_KINDS)
  kind: ChannelKind;

  /** @example 区政务短信平台 */
  @IsString()
  @Length(1, 100)
  name: string;

  /** For the people of this agency; null for everybody else. */
  @ValidateIf((_, value) => value !== null)
  @IsUUID()
  agencyId: string | null = null;

  /**
   * By kind. sms_http: url, method, format (json, form), headers, body with {phone} {text} {key} {secret.NAME}, success
   * {field, equals}, permanent (values of that field), referenceField. Robots: mentions. smtp: host, port, secure, user,
   * from, subject.
   * @example {"url":"https://sms.example.gov.cn/send","body":{"mobile":"{phone}","content":"{text}","key":"{secret.key}"}}
   */
  @IsObject()
  settings: Record<string, unknown> = {};

  /** By kind. sms_http: any names. Robots: url, signingSecret. smtp: password. Never shown again. @example {"key":"…"} */
  @IsObject()
  secrets: Record<string, unknown> = {};

  /** @example true */
  @IsBoolean()
  active: boolean = true;
}

/** What of a channel shall be different. */
export class UpdateChannelDto {
  /** @example 区政务短信平台 */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  name?: string;

  /** Whole: fields left out get their defaults. */
  @IsOptional()
  @IsObject()
  settings?: Record<string, unknown>;

  /**
   * Those given replace the old ones; the others stay, unless the channel is pointed at another house or says a secret in
   * another place: then all are given.
   * @example {"key":"…"}
   */
  @IsOptional()
  @IsObject()
  secrets?: Record<string, unknown>;

  /** @example false */
  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

/** Where a test message goes. */
export class TestChannelDto {
  /** A telephone number or an e-mail address of one's own; a robot speaks to its group. @example 19900000199 */
  @IsString()
  @Length(3, 200)
  @Matches(/^[^\s<>,;]+$/)
  to: string;
}
