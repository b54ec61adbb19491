import { FAMILY_STORIES } from './stories/family.js';
import { HOMES_STORIES } from './stories/homes.js';
import { MONEY_AND_TRADE_STORIES } from './stories/money-and-trade.js';
import { NEIGHBOURS_STORIES } from './stories/neighbours.js';
import { STREETS_AND_SAFETY_STORIES } from './stories/streets-and-safety.js';
import { WORK_STORIES } from './stories/work.js';
import type { Story } from './stories/story.js';

/**
 * Sixty disputes of the last four weeks, each driven to the end its plot names. Every person, firm, number and
 * quarrel is invented; the places are real communities and unnamed houses.
 */
export const STORIES: readonly Story[] = [
  ...FAMILY_STORIES,
  ...NEIGHBOURS_STORIES,
  ...HOMES_STORIES,
  ...MONEY_AND_TRADE_STORIES,
  ...WORK_STORIES,
  ...STREETS_AND_SAFETY_STORIES,
];
