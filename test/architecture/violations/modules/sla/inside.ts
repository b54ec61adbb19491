import { casesFace } from '../cases/index.js';
export const slaInside = casesFace;
