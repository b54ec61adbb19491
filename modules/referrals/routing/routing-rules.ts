/** Points of the ranking. All are ours [design]: no official source weighs agencies. */
export interface RoutingWeights {
  /** The first kind that the taxonomy names as leading; each kind after it gets `perLeadPlace` less. */
  readonly lead: number;
  readonly perLeadPlace: number;
  /** A kind that the taxonomy names as supporting. */
  readonly supporting: number;
  /** A kind the taxonomy does not name, whose agency takes the type all the same. */
  readonly capable: number;
  /** The agency itself names the type, and does not merely inherit what its kind does. */
  readonly namesType: number;
  /** The agency's area is the very area of the case; each level further up gets `perLevel` less, not below zero. */
  readonly sameArea: number;
  readonly perLevel: number;
  /** The agency serves only a part of the area of the case. */
  readonly servesPart: number;
  /** An association speaks for the trade of the dispute. */
  readonly sameTrade: number;
  readonly onDuty: number;
  /** A red case and nobody on duty. */
  readonly redWithoutDuty: number;
  /** Times the share of its capacity that is taken, at most the whole. */
  readonly load: number;
  /** As much as it can carry, or more. */
  readonly overloaded: number;
}

/** By which words a trade is recognised in the narrative, the place and the names of firms. */
export interface TradeWords {
  readonly trade: string;
  readonly words: readonly string[];
}

/** What the ranking goes by: data, versioned, edited by an administrator. */
export interface RoutingRules {
  readonly weights: RoutingWeights;
  readonly trades: readonly TradeWords[];
}

/** The first data set [design]. */
export const FIRST_ROUTING_RULES: RoutingRules = {
  weights: {
    lead: 100,
    perLeadPlace: 15,
    supporting: 40,
    capable: 10,
    namesType: 5,
    sameArea: 20,
    perLevel: 5,
    servesPart: -15,
    sameTrade: 30,
    onDuty: 5,
    redWithoutDuty: -40,
    load: -20,
    overloaded: -70,
  },
  trades: [
    { trade: 'catering', words: ['餐饮', '餐馆', '饭店', '餐厅', '火锅', '食堂', '酒楼', '小吃店'] },
    { trade: 'property-management', words: ['物业'] },
    { trade: 'building-materials', words: ['建材', '家居', '装修', '瓷砖', '门窗', '橱柜'] },
  ],
};

export const FIRST_ROUTING_RULES_SOURCE = '平台默认值（无官方依据）';

/** The trade whose words come first in the texts; null when none does. */
export function tradeOf(texts: readonly (string | null)[], trades: readonly TradeWords[]): string | null {
  for (const text of texts) {
    const found = trades
      .map(({ trade, words }) => ({ trade, at: firstOf(text ?? '', words) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (found !== undefined) return found.trade;
  }
  return null;
}

function firstOf(text: string, words: readonly string[]): number {
  const places = words.map((word) => text.indexOf(word)).filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}
