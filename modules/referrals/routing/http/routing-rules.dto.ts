import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

const MOST = 1000;

/** Points of the ranking; see `RoutingWeights` for what each is for. */
export class RoutingWeightsDto {
  /** The first leading kind. @example 100 */
  @IsInt()
  @Min(0)
  @Max(MOST)
  lead: number;

  /** Less for each further leading kind. @example 15 */
  @IsInt()
  @Min(0)
  @Max(MOST)
  perLeadPlace: number;

  /** A supporting kind. @example 40 */
  @IsInt()
  @Min(0)
  @Max(MOST)
  supporting: number;

  /** Another kind that takes the type. @example 10 */
  @IsInt()
  @Min(0)
  @Max(MOST)
  capable: number;

  /** The agency itself names the type. @example 5 */
  @IsInt()
  @Min(0)
  @Max(MOST)
  namesType: number;

  /** Its area is the area of the case. @example 20 */
  @IsInt()
  @Min(0)
  @Max(MOST)
  sameArea: number;

  /** Less for each level further up. @example 5 */
  @IsInt()
  @Min(0)
  @Max(MOST)
  perLevel: number;

  /** It serves only a part of the area. @example -15 */
  @IsInt()
  @Min(-MOST)
  @Max(0)
  servesPart: number;

  /** It speaks for the trade. @example 30 */
  @IsInt()
  @Min(0)
  @Max(MOST)
  sameTrade: number;

  /** Somebody is on duty now. @example 5 */
  @IsInt()
  @Min(0)
  @Max(MOST)
  onDuty: number;

  /** A red case and nobody on duty. @example -40 */
  @IsInt()
  @Min(-MOST)
  @Max(0)
  redWithoutDuty: number;

  /** Times the share of its capacity that is taken. @example -20 */
  @IsInt()
  @Min(-MOST)
  @Max(0)
  load: number;

  /** It carries all it can. @example -70 */
  @IsInt()
  @Min(-MOST)
  @Max(0)
  overloaded: number;
}

/** Words by which a trade is recognised. */
export class TradeWordsDto {
  /** @example catering */
  @Matches(/^[0-9A-Za-z_-]{1,32}$/)
  trade: string;

  /** @example ["餐饮", "饭店"] */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 30, { each: true })
  words: string[];
}

/** Rules as they might be, whole. */
export class RoutingRulesDraftDto {
  @ValidateNested()
  @Type(() => RoutingWeightsDto)
  weights: RoutingWeightsDto;

  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique((entry: TradeWordsDto) => entry.trade)
  @ValidateNested({ each: true })
  @Type(() => TradeWordsDto)
  trades: TradeWordsDto[];
}

/** The next version of the rules. */
export class ReplaceRoutingRulesDto extends RoutingRulesDraftDto {
  /**
   * Why they change.
   * @example 按区联调中心2026年第3次会议纪要调整
   */
  @IsString()
  @Length(2, 500)
  source: string;
}
