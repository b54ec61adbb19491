import type { RoutingRules } from './routing-queries';

export type Weight = keyof RoutingRules['weights'];

const MOST = 1000;
const gain = (key: Weight) => ({ key, min: 0, max: MOST }) as const;
const loss = (key: Weight) => ({ key, min: -MOST, max: 0 }) as const;

/** The points, in the order in which they are thought of, and between what bounds each may be. */
export const WEIGHTS = [
  ...(['lead', 'perLeadPlace', 'supporting', 'capable', 'namesType'] as const).map(gain),
  ...(['sameArea', 'perLevel'] as const).map(gain),
  loss('servesPart'),
  ...(['sameTrade', 'onDuty'] as const).map(gain),
  ...(['redWithoutDuty', 'load', 'overloaded'] as const).map(loss),
];

/** Taken off for each place or level: the name says so already. */
export const isLess = (key: Weight): boolean => key === 'perLeadPlace' || key === 'perLevel';
