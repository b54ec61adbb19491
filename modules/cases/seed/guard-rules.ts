import type { GuardRule } from '../domain/guard-rule.js';
import { POLICE_RULES } from './guard-rules-police.js';
import { PROTECTION_RULES } from './guard-rules-protection.js';
import { ROUTING_RULES } from './guard-rules-routing.js';

/** The guard table R1–R26 in its order: police procedure, protection of persons, other channels and fairness. */
export const GUARD_RULES: readonly GuardRule[] = [...POLICE_RULES, ...PROTECTION_RULES, ...ROUTING_RULES];
