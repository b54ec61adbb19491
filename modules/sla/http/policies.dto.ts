import { IsNotEmpty, IsObject, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
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
