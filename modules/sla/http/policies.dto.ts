import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { PolicyDefinition } from '../policy/policy-definition.js';

/** A version of a policy. */
export class PolicyVersionDto {
  /** Rules in order, the first that matches decides; and the ladders they name. */
  @IsObject()
  definition: PolicyDefinition;

  /**
   * What it follows: a law, a decision.
   * @example '区综治中心2026年第3次会议纪要'
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  sourceDocument: string;
}

/** A policy of an area of its own. */
export class NewPolicyDto extends PolicyVersionDto {
  /** @example 'qingyang' */
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/)
  key: string;

  /** @example '青羊区时限' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name: string;

  /** It holds here and below, before those of the areas above. */
  @IsOptional()
  @IsUUID()
  areaId?: string;
}

/** What of one rule shall be different; what is left out stays. */
export class ChangedLimitDto {
  /** Its key in the version. @example accept/full/normal */
  @Matches(/^[a-z0-9][a-z0-9_*/.-]{0,120}$/)
  rule: string;

  /** In the unit of the rule. @example 2 */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  amount?: number;

  /** @example [50, 75, 90] */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(10)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(100, { each: true })
  warningPercents?: number[];

  /** Real minutes after the deadline before silence is answered. @example 0 */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  graceMinutes?: number;

  /** Name of a ladder of the version. @example standard */
  @IsOptional()
  @Matches(/^[a-z][a-z_]{0,62}$/)
  ladder?: string;

  /** What the change follows. @example 区综治中心2026年第3次会议纪要 */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  sourceDocument: string;
}
