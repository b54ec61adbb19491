import { slaFace } from '../../modules/sla/index.js';
export const leaked = slaFace;
