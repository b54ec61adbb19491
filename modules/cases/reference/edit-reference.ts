import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { Policies } from '../../sla/index.js';
import type { DisputeType } from '../domain/dispute-type.js';
import type { LegalPath } from '../domain/legal-path.js';
import { holdPaths, isOfPaths, requireClocks, requireDescribed } from './described-paths.js';
import { KnownKinds } from './known-kinds.js';
import { isReferenceKind, REFERENCE_KINDS, type ReferenceKind } from './reference-kinds.js';
import { referenceShape } from './reference-shapes.js';
import {
  insertReference,
  readReference,
  syncDisputeTypes,
  type ReferenceVersion,
} from './reference.store.js';
import { requireShape } from './shape.js';
import type { ReferenceHistoryView, ReferenceView } from './reference.view.js';

const HISTORY_LENGTH = 100;

/** Reads and replaces reference documents. A document is replaced whole, so that a version is a thing one can cite. */
@Injectable()
export class EditReference {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly kinds: KnownKinds,
    private readonly policies: Policies,
  ) {}

  /** @throws NotFound `reference_not_found` */
  async show(caller: Caller, kind: string): Promise<ReferenceView> {
    const known = requireKind(kind);
    return this.uow.run(caller, async (tx) => {
      const [current] = await readReference(tx, known, 1);
      if (current === undefined) throw new NotFound('reference');
      return toView(current);
    });
  }

  async history(caller: Caller, kind: string): Promise<ReferenceHistoryView[]> {
    const known = requireKind(kind);
    return this.uow.run(caller, async (tx) =>
      (await readReference(tx, known, HISTORY_LENGTH)).map(toHistory),
    );
  }

  /**
   * The next version, in force at once.
   * @throws InvalidInput with every problem of the document, `path_undescribed` and `clock_unknown`; Conflict `version_stale`
   */
  async replace(
    caller: Caller,
    kind: string,
    { definition, source }: { readonly definition: unknown; readonly source: string },
  ): Promise<ReferenceView> {
    const known = requireKind(kind);
    const read = requireVersion(caller);
    requireShape(referenceShape(known, this.kinds.all()), definition, 'definition');
    return this.uow.run(caller, async (tx) => {
      if (isOfPaths(known)) await holdPaths(tx);
      const [current] = await readReference(tx, known, 1);
      const version = (current?.version ?? 0) + 1;
      if (read !== current?.version) throw stale(current);
      if (isOfPaths(known)) await requireDescribed(tx, known, definition);
      if (known === 'legal_paths')
        requireClocks(definition as readonly LegalPath[], await this.policies.clocksInForce(tx));
      if (!(await insertReference(tx, { kind: known, version, definition, source }))) throw stale(current);
      if (known === 'dispute_types') await syncDisputeTypes(tx, definition as readonly DisputeType[]);
      tx.audit({
        action: 'reference.replaced',
        subjectType: 'reference',
        subjectId: known,
        detail: { version, source },
      });
      const [after] = await readReference(tx, known, 1);
      if (after === undefined) throw new NotFound('reference');
      return toView(after);
    });
  }
}

function requireKind(kind: string): ReferenceKind {
  if (!isReferenceKind(kind)) throw new NotFound('reference', { kinds: REFERENCE_KINDS });
  return kind;
}

function stale(current: ReferenceVersion | undefined): Conflict {
  return new Conflict('version_stale', 'Somebody was faster: read the document again.', {
    version: current?.version ?? null,
    by: current?.changedByName ?? null,
    at: current?.activeFrom.toISOString() ?? null,
  });
}

function toHistory({
  kind,
  version,
  source,
  activeFrom,
  changedByName,
}: ReferenceVersion): ReferenceHistoryView {
  return { kind, version, source, activeFrom: activeFrom.toISOString(), changedBy: changedByName };
}

function toView(document: ReferenceVersion): ReferenceView {
  return { ...toHistory(document), definition: document.definition };
}
