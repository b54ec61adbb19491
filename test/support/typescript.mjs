import { register } from 'node:module';

/** Lets Node import TypeScript: `node --import ./test/support/typescript.mjs …` */
register('./typescript-hooks.mjs', import.meta.url);
