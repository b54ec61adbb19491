import { laborFace } from '../labor/index.js';
export const leaked = laborFace;
