import type { Login } from '../../support/world.js';

/** Who speaks: the cast, and the coordinator of the neighbouring street. */
export type Speaking = Login | 'coordinator-elsewhere';

export const STATION = ['officer', 'colleague', 'chief'] as const;
export const AREA = ['coordinator', 'supervisor'] as const;
/** Whoever reads the case as a whole, from its registration on. */
export const READERS = [...STATION, ...AREA] as const;
export const COMMITTEE = ['committee-intake', 'mediator', 'committee-head'] as const;
export const BUREAU = ['civil-intake', 'civil-head'] as const;
/** The trail names the case whose number an act is about. */
export const TRAIL = ['auditor'] as const;
/** Nobody: it leaves the product only by a revelation, with a reason, which is a POST, or not at all. */
export const NOBODY: readonly Speaking[] = [];
