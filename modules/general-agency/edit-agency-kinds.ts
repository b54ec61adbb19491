import { Injectable } from '@nestjs/common';
import { Conflict, InvalidInput, NotFound } from '../../src/kernel/errors.js';
import type { Caller } from '../../src/platform/auth/actor.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../src/platform/http/page.js';
import { requireVersion } from '../../src/platform/http/version.js';
import { AgencyPolicies, GENERAL_PROFILE } from '../referrals/index.js';
import {
  type AgencyKindRow,
  allAgencyKinds,
  findAgencyKind,
  insertAgencyKind,
  type NewAgencyKind,
  saveAgencyKind,
  unknownTypes,
} from './agency-kinds.store.js';
import type { AgencyKindPageView, AgencyKindView } from './http/agency-kinds.view.js';
import { KindBook } from './kind-book.js';

/** Makes and changes kinds of agency that are data. Kinds that are modules are shown and never changed. */
@Injectable()
export class EditAgencyKinds {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly policies: AgencyPolicies,
    private readonly book: KindBook,
  ) {}

  async list(
    caller: Caller,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<AgencyKindPageView> {
    const after = decodeCursor(cursor, 1);
    const afterKey = after === null ? '' : String(after[0]);
    return this.uow.run(caller, async (tx) => {
      const made = (await allAgencyKinds(tx)).filter(({ key }) => !this.policies.isBuiltIn(key));
      const all = [...this.builtIn(), ...made.map(toView)]
        .filter(({ key }) => key > afterKey)
        .sort((a, b) => (a.key < b.key ? -1 : 1));
      return pageOf(
        all.slice(0, limit + 1),
        limit,
        (kind) => kind,
        ({ key }) => [key],
      );
    });
  }

  /** @throws NotFound `agency_kind_not_found` */
  async show(caller: Caller, key: string): Promise<AgencyKindView> {
    const builtIn = this.builtIn().find((kind) => kind.key === key);
    if (builtIn !== undefined) return builtIn;
    return this.uow.run(caller, (tx) => view(tx, key));
  }

  /** @throws Conflict `kind_taken`; InvalidInput with the types the taxonomy does not have */
  async create(caller: Caller, kind: NewAgencyKind): Promise<AgencyKindView> {
    const made = await this.uow.run(caller, async (tx) => {
      await requireKnownTypes(tx, kind);
      if (this.policies.isBuiltIn(kind.key) || !(await insertAgencyKind(tx, kind)))
        throw new Conflict('kind_taken', 'There is a kind of agency with this key.', { key: kind.key });
      audit(tx, 'agency_kind.created', kind);
      return view(tx, kind.key);
    });
    await this.book.refresh();
    return made;
  }

  /** @throws NotFound `agency_kind_not_found`; Conflict `version_stale` */
  async change(
    caller: Caller,
    key: string,
    changes: Partial<Omit<NewAgencyKind, 'key'>>,
  ): Promise<AgencyKindView> {
    const readVersion = requireVersion(caller);
    const changed = await this.uow.run(caller, async (tx) => {
      const current = await findAgencyKind(tx, key);
      if (current === null) throw new NotFound('agency_kind');
      const next = {
        key,
        label: changes.label ?? current.label,
        profile: changes.profile ?? current.profile,
        source: changes.source ?? current.source,
      };
      await requireKnownTypes(tx, next);
      if (!(await saveAgencyKind(tx, readVersion, next))) throw stale(await findAgencyKind(tx, key));
      audit(tx, 'agency_kind.changed', next);
      return view(tx, key);
    });
    await this.book.refresh();
    return changed;
  }

  private builtIn(): AgencyKindView[] {
    return this.policies
      .all()
      .filter(({ kind }) => this.policies.isBuiltIn(kind))
      .map(({ kind, label, profile }) => ({
        key: kind,
        label: label ?? kind,
        origin: 'module',
        profile: { ...GENERAL_PROFILE, ...profile },
        source: null,
        version: null,
        changedBy: null,
        changedAt: null,
      }));
  }
}

async function requireKnownTypes(tx: Tx, { profile }: Pick<NewAgencyKind, 'profile'>): Promise<void> {
  const unknown = await unknownTypes(tx, profile.capabilities ?? []);
  if (unknown.length === 0) return;
  throw InvalidInput.at(
    'profile.capabilities',
    'type_unknown',
    `The taxonomy has no type ${unknown.join(', ')}.`,
  );
}

function audit(tx: Tx, action: string, { key, profile }: NewAgencyKind): void {
  tx.audit({
    action,
    subjectType: 'agency_kind',
    subjectId: key,
    detail: { entries: Object.keys(profile) },
  });
}

async function view(tx: Tx, key: string): Promise<AgencyKindView> {
  const row = await findAgencyKind(tx, key);
  if (row === null) throw new NotFound('agency_kind');
  return toView(row);
}

function toView(row: AgencyKindRow): AgencyKindView {
  const { key, label, profile, source, version, changedByName, changedAt } = row;
  return {
    key,
    label,
    origin: 'data',
    profile: { ...GENERAL_PROFILE, ...profile },
    source,
    version,
    changedBy: changedByName,
    changedAt: changedAt.toISOString(),
  };
}

function stale(current: AgencyKindRow | null): Conflict {
  return new Conflict('version_stale', 'Somebody changed this after you read it. Read it again.', {
    version: current?.version ?? null,
    by: current?.changedByName ?? null,
    at: current?.changedAt.toISOString() ?? null,
  });
}
