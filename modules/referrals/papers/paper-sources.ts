import { Injectable } from '@nestjs/common';
import { Reference } from '../../cases/index.js';
import { PrintableSources } from '../../documents/index.js';
import { World } from '../engine/world.js';
import { referralLetter } from './referral-letter.js';
import { reply } from './reply.js';

/** Tells the printer of papers what F15 and F16 of a referral say. */
@Injectable()
export class PaperSources {
  constructor(sources: PrintableSources, world: World, reference: Reference) {
    const known = { world, reference };
    sources.register('f15', (tx, caller, referralId) => referralLetter(tx, known, { caller, referralId }));
    sources.register('f16', (tx, caller, referralId) => reply(tx, known, { caller, referralId }));
  }
}
