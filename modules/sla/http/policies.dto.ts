import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  type EscalationStep,
  type PolicyDefinition,
  RECIPIENT_ROLES,
  type RecipientRole,
  STEP_KINDS,
  STEP_UNITS,
  type StepKind,
} from '../policy/policy-definition.js';
import { CHOSEN_UNITS, type ChosenUnit } from '../policy/with-limit.js';

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

  /** In `unit`, else in that of the rule; days are whole, and half of one is 4 hours of work (14400). @example 2 */
  @IsOptional()
  @IsNumber()
  @Min(0.01)
  @Max(10_000_000)
  amount?: number;

  /** What it is counted in; left out, as it was. A statutory limit keeps its own. @example working_days */
  @IsOptional()
  @IsIn(CHOSEN_UNITS)
  unit?: ChosenUnit;

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

/** A step of a ladder: when, and who is told. */
export class LadderStepDto {
  /** Names the step among those of the ladder. @example '1' */
  @Matches(/^[a-z0-9_]{1,40}$/)
  level: string;

  /** What the distance from the deadline is counted in, or `percent_of_time`. @example business_seconds */
  @IsIn(STEP_UNITS)
  unit: EscalationStep['unit'];

  /** Below zero: before the deadline. @example 14400 */
  @IsNumber()
  amount: number;

  /** @example ['coordinator'] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(RECIPIENT_ROLES, { each: true })
  recipients: RecipientRole[];

  /** Only an `escalation` wants to be taken up by somebody. @example escalation */
  @IsIn(STEP_KINDS)
  kind: StepKind;
}

/** Who is told when a limit passes, step by step. */
export class ChangedLadderDto {
  /** In any order; none: nobody is told. */
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique(({ level }: LadderStepDto) => level)
  @ValidateNested({ each: true })
  @Type(() => LadderStepDto)
  steps: LadderStepDto[];

  /** What the change follows. @example 区综治中心2026年第3次会议纪要 */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  sourceDocument: string;
}
