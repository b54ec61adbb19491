import { Injectable } from '@nestjs/common';
import type { Tx } from '../../src/platform/database/tx.js';

/** How much of one sort an agency still has to do. */
export interface Remaining {
  /** The sort of work, as the source that counts it names it: `referral_received`, `case_owned`, … */
  readonly what: string;
  readonly count: number;
}

/** Counts one sort of open work. Registered at start by the module that owns the work. */
export interface OpenWorkSource {
  readonly what: string;
  count(tx: Tx, agencyId: string): Promise<number>;
}

/**
 * What an agency still has open, told when it is deactivated. The modules that know stand above this one, so they
 * register here and are never imported.
 */
@Injectable()
export class OpenWork {
  private readonly sources: OpenWorkSource[] = [];

  register(source: OpenWorkSource): void {
    this.sources.push(source);
  }

  /** Only what is not zero. */
  async of(tx: Tx, agencyId: string): Promise<Remaining[]> {
    const remaining: Remaining[] = [];
    for (const source of this.sources) {
      const count = await source.count(tx, agencyId);
      if (count > 0) remaining.push({ what: source.what, count });
    }
    return remaining;
  }
}
