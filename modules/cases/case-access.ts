import { Injectable } from '@nestjs/common';
import { Forbidden, NotFound } from '../../src/kernel/errors.js';
import { type Actor, agenciesOf, type Caller, holds, holdsOverArea } from '../../src/platform/auth/actor.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { Agencies, People, standsIn } from '../identity/index.js';
import { casesOwing, owesAsPolice } from './legal-duty/owed-steps.store.js';
import type { CaseRow } from './store/case-row.js';
import { getCase } from './store/cases.store.js';

/**
 * How somebody stands to a case that they see as a whole. `owner` answers for it, `registrar` took it in, `custodian` is
 * whichever of these two holds it, `centre` coordinates its area or stands in for who would, `supervisor` watches it, `police` is the station that
 * owes a step of its legal path.
 *
 * Whoever else works on a case sees none of it: a recipient its snapshot, a holder what `holding/` tells it, an agency
 * that owes a step what `legal-duty/` does.
 */
export type CaseRelation =
  'custodian' | 'owner' | 'registrar' | 'centre' | 'supervisor' | 'police' | 'system';

/** Where a case stands: what the relations of its row are told by. */
export type PlacedCase = Pick<
  CaseRow,
  'custodianAgencyId' | 'ownerAgencyId' | 'registeringAgencyId' | 'areaPath'
>;

/**
 * The relations that the case's own row tells; `CaseAccess.relationsOf` knows the police besides, and who stands in for a
 * coordinator. None means that the case does not exist for them.
 */
export function caseRelations(actor: Actor, theCase: PlacedCase): ReadonlySet<CaseRelation> {
  const found = new Set<CaseRelation>();
  if (actor.kind === 'system') return found.add('system');
  const mine = new Set(agenciesOf(actor));
  if (mine.has(theCase.ownerAgencyId)) found.add('owner');
  if (mine.has(theCase.registeringAgencyId)) found.add('registrar');
  if (mine.has(theCase.custodianAgencyId) && !isHeldByReferral(theCase)) found.add('custodian');
  if (holdsOverArea(actor, theCase.areaPath, 'coordinator')) found.add('centre');
  if (holdsOverArea(actor, theCase.areaPath, 'supervisor')) found.add('supervisor');
  return found;
}

/** Whether the actor belongs to the agency that holds the case through a referral and through nothing else (I7). */
export function isHolder(actor: Actor, theCase: PlacedCase): boolean {
  return isHeldByReferral(theCase) && agenciesOf(actor).includes(theCase.custodianAgencyId);
}

/** Custody moves with referrals, ownership only when a transfer is handed over: whoever has but custody has a referral. */
function isHeldByReferral({ custodianAgencyId, ownerAgencyId, registeringAgencyId }: PlacedCase): boolean {
  return custodianAgencyId !== ownerAgencyId && custodianAgencyId !== registeringAgencyId;
}

/** `read` sees it, `handle` deals with people in danger by law, `work` does everything. */
export type CaseNeed = 'read' | 'handle' | 'work';

const WORKS: readonly CaseRelation[] = ['custodian', 'owner', 'centre', 'system'];
const HANDLES: readonly CaseRelation[] = [...WORKS, 'police'];

/** Who may see or work on a case. */
@Injectable()
export class CaseAccess {
  constructor(
    private readonly agencies: Agencies,
    private readonly people: People,
  ) {}

  /**
   * @returns the case, not locked
   * @throws NotFound when the caller may not know of it; Forbidden `case_not_yours` when they may see but not work on it
   */
  async require(tx: Tx, caller: Caller, caseId: string, need: CaseNeed): Promise<CaseRow> {
    const theCase = await getCase(tx, caseId);
    await this.requireOn(tx, caller, { theCase, need });
    return theCase;
  }

  /**
   * The relations with those of agencies nobody looks after: the centre stands in for a custodian or an owner that has
   * closed or has lost all its people, so that its cases still go on and end.
   */
  async withStandIn(
    tx: Tx,
    relations: ReadonlySet<CaseRelation>,
    { custodianAgencyId, ownerAgencyId }: PlacedCase,
  ): Promise<ReadonlySet<CaseRelation>> {
    if (!relations.has('centre')) return relations;
    const unattended = await this.agencies.unattended(tx, [custodianAgencyId, ownerAgencyId]);
    const found = new Set(relations);
    if (unattended.has(custodianAgencyId)) found.add('custodian');
    if (unattended.has(ownerAgencyId)) found.add('owner');
    return found;
  }

  /** The same for a case that is already read. */
  async requireOn(
    tx: Tx,
    caller: Caller,
    { theCase, need }: { readonly theCase: PlacedCase & Pick<CaseRow, 'id'>; readonly need: CaseNeed },
  ): Promise<ReadonlySet<CaseRelation>> {
    const relations = await this.relationsOf(tx, caller, theCase);
    if (relations.size === 0) throw new NotFound('case');
    const sufficient = need === 'work' ? WORKS : HANDLES;
    if (need !== 'read' && !sufficient.some((relation) => relations.has(relation))) {
      throw new Forbidden('case_not_yours', 'Only its custodian, its owner and the centre work on a case.');
    }
    return relations;
  }

  /** Of these cases, those of which the caller's agencies owe a step of a legal path: they are told number, type and risk. */
  async owedOf(tx: Tx, { actor }: Caller, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (caseIds.length === 0) return new Set();
    const owing = await casesOwing(tx, caseIds, agenciesOf(actor));
    return new Set(owing.map(({ caseId }) => caseId));
  }

  /** Every relation by which the caller sees the case. */
  async relationsOf(
    tx: Tx,
    { actor }: Caller,
    theCase: PlacedCase & Pick<CaseRow, 'id'>,
  ): Promise<ReadonlySet<CaseRelation>> {
    const relations = new Set(caseRelations(actor, theCase));
    if (relations.size === 0 && (await owesAsPolice(tx, theCase.id, agenciesOf(actor)))) {
      relations.add('police');
    }
    if (!relations.has('centre') && (await this.lookedAfter(tx, actor, [theCase])).size > 0) {
      relations.add('centre');
    }
    return relations;
  }

  /**
   * Of these cases, those that an agency nobody looks after holds or owns and for whose coordinator the actor stands in:
   * they see them and work on them as the coordinator would, for as long as both are missing (docs/adr/0018).
   */
  async lookedAfter<Placed extends PlacedCase>(
    tx: Tx,
    actor: Actor,
    cases: readonly Placed[],
  ): Promise<ReadonlySet<Placed>> {
    const found = new Set<Placed>();
    if (cases.length === 0 || !holds(actor, 'station_head', 'supervisor')) return found;
    const ids = cases.flatMap(({ custodianAgencyId, ownerAgencyId }) => [custodianAgencyId, ownerAgencyId]);
    const unattended = await this.agencies.unattended(tx, [...new Set(ids)]);
    const { people, agencies } = this;
    for (const each of cases) {
      if (!unattended.has(each.custodianAgencyId) && !unattended.has(each.ownerAgencyId)) continue;
      if (await standsIn(tx, { people, agencies }, actor, each)) found.add(each);
    }
    return found;
  }
}
