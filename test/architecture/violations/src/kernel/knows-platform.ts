import { platformThing } from '../platform/thing.js';
export const leaked = platformThing;
