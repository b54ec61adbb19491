import type { PolicyDefinition } from '../policy/policy-definition.js';
import { LADDERS } from './ladders.js';
import { CONTRACT_CLOCKS, RESOLVE_CLOCKS, STATUTORY_CLOCKS } from './limits-by-kind.js';
import { nowhereElse, rulesOf } from './rule-parts.js';
import { SERVICE_CLOCKS } from './service-clocks.js';

export const DEFAULT_POLICY_SOURCE =
  '平台默认时限：治安调解、劳动、医疗、交通、旅游、消费、家庭暴力告诫等按所引法规；其余为平台默认值，管理员可改';

/** The limits the product begins with. Each number carries its source; an administrator replaces them by a new version. */
export function defaultPolicy(): PolicyDefinition {
  const seeds = [...SERVICE_CLOCKS, ...RESOLVE_CLOCKS, ...STATUTORY_CLOCKS, ...CONTRACT_CLOCKS];
  const names = [...new Set(seeds.map(({ clock }) => clock))];
  return { rules: [...seeds.flatMap(rulesOf), ...names.map(nowhereElse)], ladders: LADDERS };
}
