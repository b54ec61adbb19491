import { IsString, Length, Matches, MaxLength } from 'class-validator';

/** A sender whose files shall be taken from the exchange folder. */
export class AddExchangeKeyDto {
  /** @example "110 接处警平台" */
  @IsString()
  @Length(1, 100)
  name: string;

  /** Ed25519, as PEM or as base64 of its DER form (SPKI). */
  @IsString()
  @MaxLength(1000)
  publicKey: string;

  /** Key of the agency in whose name the rows are registered. @example station-caotang */
  @IsString()
  @Length(1, 64)
  agency: string;

  /** What the rows become. @example disputes */
  @Matches(/^[a-z][a-z0-9_]{1,62}$/)
  target: string = 'disputes';

  /** Whose numbering the rows follow. @example 110 */
  @Matches(/^[a-z0-9][a-z0-9_-]{0,62}$/)
  source: string = '110';
}
