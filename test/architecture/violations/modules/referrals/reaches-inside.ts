import { slaInside } from '../sla/inside.js';
export const leaked = slaInside;
