import { PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  Validate,
  ValidateIf,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { REFUSAL_REASONS, type ReferralMode } from '../../referrals/index.js';

const KEY = /^[a-z0-9][a-z0-9-]{1,62}$/;
const CODE = /^[a-z][a-z0-9_]{0,62}$/;
const TYPE_CODE = /^\d{2}(\d{2})?$/;
/** A type code or the code of a fact. */
const DUTY = /^(\d{2}(\d{2})?|[a-z][a-z0-9_]{0,62})$/;
const MODES = [
  'refer',
  'transfer',
  'co_handle',
  'consult',
  'delegate',
] as const satisfies readonly ReferralMode[];

@ValidatorConstraint({ name: 'refusalsByReason' })
class RefusalsByReason implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.entries(value).every(
      ([reason, how]) => reason in REFUSAL_REASONS && (how === 'reviewable' || how === 'final'),
    );
  }

  defaultMessage(): string {
    return 'Give refusal codes with reviewable or final.';
  }
}

/** The ground of a statement, and how far it was checked. */
export class LegalSourceDto {
  /** @example 人民调解法 */
  @IsString()
  @Length(1, 100)
  source: string;

  /** @example 第17条 */
  @IsString()
  @Length(1, 200)
  article: string;

  /** `verified`: the text was read; `secondary`: an excerpt; `memory`: nobody checked; `design`: our own. @example verified */
  @IsIn(['verified', 'secondary', 'memory', 'design'])
  mark: 'verified' | 'secondary' | 'memory' | 'design';
}

/** A question asked at intake. */
export class KindQuestionDto {
  /** @example shop */
  @Matches(CODE)
  code: string;

  /** @example 经营者名称和店铺地址 */
  @IsString()
  @Length(1, 200)
  text: string;

  /** @example text */
  @IsIn(['yes_no', 'text', 'date', 'amount_fen', 'choice'])
  answer: 'yes_no' | 'text' | 'date' | 'amount_fen' | 'choice';

  /** For `choice`. @example ["是", "否"] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  choices?: string[];

  /** @example true */
  @IsBoolean()
  required: boolean;
}

/** A paper the agency needs. */
export class KindPaperDto {
  /** @example complaint */
  @Matches(CODE)
  code: string;

  /** @example 投诉登记表 */
  @IsString()
  @Length(1, 100)
  label: string;

  /** @example party */
  @IsIn(['sender', 'party'])
  from: 'sender' | 'party';
}

/** A duty that may not be pushed down to the kind. */
export class ForbiddenDutyDto {
  /** A type code or the code of a fact. @example 0106 */
  @Matches(DUTY)
  duty: string;

  /** @example 家庭暴力由公安机关处置 */
  @IsString()
  @Length(1, 200)
  text: string;

  @ValidateNested()
  @Type(() => LegalSourceDto)
  @IsObject()
  source: LegalSourceDto;
}

/** What the kind is for, as published. */
export class OfficialScopeDto {
  /** @example 调解消费者权益争议 */
  @IsString()
  @Length(1, 200)
  text: string;

  @ValidateNested()
  @Type(() => LegalSourceDto)
  @IsObject()
  source: LegalSourceDto;
}

/** What differs from the general profile; what is left out stays as there. */
export class AgencyKindProfileDto {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => KindQuestionDto)
  intakeQuestions?: KindQuestionDto[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => KindPaperDto)
  requiredPapers?: KindPaperDto[];

  /** Whether the centre rules on a refusal, or it stands. @example reviewable */
  @IsOptional()
  @IsIn(['reviewable', 'final'])
  refusal?: 'reviewable' | 'final';

  /** Where single reasons differ. @example {"party_refuses": "final"} */
  @IsOptional()
  @Validate(RefusalsByReason)
  refusalByReason?: Record<string, 'reviewable' | 'final'>;

  /** Whether silence sends the case on. @example false */
  @IsOptional()
  @IsBoolean()
  autoReroute?: boolean;

  /** @example direct */
  @IsOptional()
  @IsIn(['direct', 'via-centre'])
  dispatch?: 'direct' | 'via-centre';

  /** @example true */
  @IsOptional()
  @IsBoolean()
  redNeedsDuty?: boolean;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ForbiddenDutyDto)
  negativeScope?: ForbiddenDutyDto[];

  /** Type codes or their beginnings; empty for all. @example ["11"] */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(200)
  @Matches(TYPE_CODE, { each: true })
  capabilities?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => OfficialScopeDto)
  officialScope?: OfficialScopeDto[];

  /** In which modes it can be asked; empty for every one. @example [] */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(MODES, { each: true })
  modes?: ReferralMode[];

  /** @example true */
  @IsOptional()
  @IsBoolean()
  mediatesOnly?: boolean;

  /** Which limit applies, by the kind in the table of limits; null for the usual one. @example market-supervision */
  @IsOptional()
  @ValidateIf((dto: AgencyKindProfileDto) => dto.resolveKind !== null)
  @Matches(KEY)
  resolveKind?: string | null;

  /** @example 10 */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(60)
  maxHoldWorkingDays?: number;

  /** @example false */
  @IsOptional()
  @IsBoolean()
  capacityBinds?: boolean;

  /** Whether it acts by public power, so that personal data may go to it on a legal basis. @example true */
  @IsOptional()
  @IsBoolean()
  isPublicOrgan?: boolean;

  /** Whether it is the coordination centre of its area. @example false */
  @IsOptional()
  @IsBoolean()
  isCentre?: boolean;

  /** @example false */
  @IsOptional()
  @IsBoolean()
  answersSafety?: boolean;

  /** Keys of agencies it may delegate to besides those under it. @example [] */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(100)
  @Matches(KEY, { each: true })
  contractors?: string[];
}

/** What may be changed later. */
export class AgencyKindFieldsDto {
  /** @example 市场监督管理部门 */
  @IsString()
  @Length(1, 60)
  @Matches(/\p{Script=Han}/u, { message: 'Give the Chinese name of the kind.' })
  label: string;

  @ValidateNested()
  @Type(() => AgencyKindProfileDto)
  @IsObject()
  profile: AgencyKindProfileDto;

  /** The document it follows. @example 区权责清单（2026年版） */
  @IsString()
  @Length(2, 500)
  source: string;
}

export class CreateAgencyKindDto extends AgencyKindFieldsDto {
  /** @example market-supervision */
  @Matches(KEY)
  key: string;
}

export class UpdateAgencyKindDto extends PartialType(AgencyKindFieldsDto, { skipNullProperties: false }) {}
