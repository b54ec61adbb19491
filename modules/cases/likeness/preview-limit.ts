import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { previewedPartiesPerHour } from '../domain/case-terms.js';
import { Reference } from '../reference/reference.js';
import { Likeness, type LikenessProbe } from './likeness.js';
import { countPreviewed } from './previewed-parties.store.js';

const HOUR_MS = 3_600_000;

/**
 * How many people one user may ask after while typing. A registration leaves a case behind; a preview leaves nothing, and would
 * tell whoever tries telephone after telephone which of them are in a case. The same person typed again costs nothing.
 */
@Injectable()
export class PreviewLimit {
  constructor(
    private readonly likeness: Likeness,
    private readonly reference: Reference,
  ) {}

  /** @throws DomainError 429 `previews_used_up` with `retryAfterSeconds` */
  async require(tx: Tx, parties: LikenessProbe['parties']): Promise<void> {
    const { phoneIndexes, identityIndexes } = this.likeness.indexesOf(parties);
    const indexes = [...phoneIndexes, ...identityIndexes];
    const { userId } = tx.caller.actor;
    if (indexes.length === 0 || userId === null) return;
    const { definition: terms } = await this.reference.get(tx, 'case_terms');
    const now = await tx.now();
    const since = new Date(now.getTime() - HOUR_MS);
    const { count, oldestAt } = await countPreviewed(tx, { userId, indexes, since });
    if (count <= previewedPartiesPerHour(terms)) return;
    throw new DomainError(
      'too_many',
      'previews_used_up',
      'So many people were asked after within the hour: register the case, or wait.',
      { retryAfterSeconds: Math.ceil((oldestAt.getTime() - since.getTime()) / 1000) },
    );
  }
}
