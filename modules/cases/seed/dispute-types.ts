import type { DisputeType } from '../domain/dispute-type.js';
import { PRIVATE_DISPUTE_TYPES } from './dispute-types-private.js';
import { PUBLIC_DISPUTE_TYPES } from './dispute-types-public.js';

/**
 * The first taxonomy: the fifteen types of people's-mediation statistics, plus 16 and 17 of our own, with their second
 * level. Codes are the platform's; 17 is a flag beside another type rather than a type that excludes others.
 */
export const DISPUTE_TYPES: readonly DisputeType[] = [...PRIVATE_DISPUTE_TYPES, ...PUBLIC_DISPUTE_TYPES];
