import { ApiProperty } from '@nestjs/swagger';
/** Points of the ranking. */
export class RoutingWeightsView {
  /** @example 100 */
  lead: number;
  /** @example 15 */
  perLeadPlace: number;
  /** @example 40 */
  supporting: number;
  /** @example 10 */
  capable: number;
  /** @example 5 */
  namesType: number;
  /** @example 20 */
  sameArea: number;
  /** @example 5 */
  perLevel: number;
  /** @example -15 */
  servesPart: number;
  /** @example 30 */
  sameTrade: number;
  /** @example 5 */
  onDuty: number;
  /** @example -40 */
  redWithoutDuty: number;
  /** @example -20 */
  load: number;
  /** @example -70 */
  overloaded: number;
}

/** Words by which a trade is recognised. */
export class TradeWordsView {
  /** @example catering */
  trade: string;
  /** @example ["餐饮", "饭店"] */
  @ApiProperty({ type: [String] })
  words: readonly string[];
}

/** One version in the history of the rules. */
export class RoutingRulesHistoryView {
  /** @example 1 */
  version: number;
  /** @example 平台默认值（无官方依据） */
  source: string;
  /** @example 2026-03-05T01:00:00.000Z */
  activeFrom: string;
  /** Null for the first data set. @example 系统管理员 */
  changedBy: string | null;
}

/** The rules in force. */
export class RoutingRulesView extends RoutingRulesHistoryView {
  weights: RoutingWeightsView;
  @ApiProperty({ type: () => [TradeWordsView] })
  trades: readonly TradeWordsView[];
  /** The versions, the latest first. */
  @ApiProperty({ type: () => [RoutingRulesHistoryView] })
  history: readonly RoutingRulesHistoryView[];
}

/** Cases whose first agency would be another one. */
export class RoutingMoveView {
  /** Who is first now; null where nobody is. @example 草堂街道社区 */
  fromName: string | null;
  /** Who would be; null where nobody would. @example 东城区劳动保障监察大队 */
  toName: string | null;
  /** Cases. @example 7 */
  count: number;
}

/** What other rules would do to the ranking. */
export class RoutingRulesEffectView {
  /** The version in force. @example 1 */
  version: number;
  /** How many of the latest cases were ranked both ways. @example 100 */
  looked: number;
  /** Of them, those whose first agency would be another one. @example 12 */
  changed: number;
  /** From whom to whom, the most in front. */
  @ApiProperty({ type: () => [RoutingMoveView] })
  moves: readonly RoutingMoveView[];
}
