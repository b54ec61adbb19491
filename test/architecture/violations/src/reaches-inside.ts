import { slaInside } from '../modules/sla/inside.js';
export const leaked = slaInside;
