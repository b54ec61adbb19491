import { Injectable } from '@nestjs/common';
import { Forbidden, NotFound } from '../../src/kernel/errors.js';
import { type Actor, agenciesOf, type Caller, holdsOverArea } from '../../src/platform/auth/actor.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { Agencies } from '../identity/index.js';
import type { CaseRow } from './store/case-row.js';
import { getCase } from './store/cases.store.js';

/**
 * How somebody stands to a case. `custodian` holds it, `owner` answers for it, `registrar` took it in, `centre`
 * coordinates its area, `supervisor` watches it. Recipients of a referral have none of these: they see its snapshot.
 */
export type CaseRelation = 'custodian' | 'owner' | 'registrar' | 'centre' | 'supervisor' | 'system';

type Placed = Pick<CaseRow, 'custodianAgencyId' | 'ownerAgencyId' | 'registeringAgencyId' | 'areaPath'>;

/** Every relation the actor has to the case; none means that it does not exist for them. */
export function caseRelations(actor: Actor, theCase: Placed): ReadonlySet<CaseRelation> {
  const found = new Set<CaseRelation>();
  if (actor.kind === 'system') return found.add('system');
  const mine = new Set(agenciesOf(actor));
  if (mine.has(theCase.custodianAgencyId)) found.add('custodian');
  if (mine.has(theCase.ownerAgencyId)) found.add('owner');
  if (mine.has(theCase.registeringAgencyId)) found.add('registrar');
  if (holdsOverArea(actor, theCase.areaPath, 'coordinator')) found.add('centre');
  if (holdsOverArea(actor, theCase.areaPath, 'supervisor')) found.add('supervisor');
  return found;
}

const WORKS: readonly CaseRelation[] = ['custodian', 'owner', 'centre', 'system'];

/** Who may see or work on a case. */
@Injectable()
export class CaseAccess {
  constructor(private readonly agencies: Agencies) {}

  /**
   * @returns the case, not locked
   * @throws NotFound when the caller may not know of it; Forbidden `case_not_yours` when they may see but not work on it
   */
  async require(tx: Tx, caller: Caller, caseId: string, need: 'read' | 'work'): Promise<CaseRow> {
    const theCase = await getCase(tx, caseId);
    this.requireOn(caller, theCase, need);
    return theCase;
  }

  /**
   * The relations with those of agencies nobody looks after: the centre stands in for a custodian or an owner that has
   * closed or has lost all its people, so that its cases still go on and end.
   */
  async withStandIn(
    tx: Tx,
    relations: ReadonlySet<CaseRelation>,
    { custodianAgencyId, ownerAgencyId }: Placed,
  ): Promise<ReadonlySet<CaseRelation>> {
    if (!relations.has('centre')) return relations;
    const unattended = await this.agencies.unattended(tx, [custodianAgencyId, ownerAgencyId]);
    const found = new Set(relations);
    if (unattended.has(custodianAgencyId)) found.add('custodian');
    if (unattended.has(ownerAgencyId)) found.add('owner');
    return found;
  }

  /** The same for a case that is already read. */
  requireOn(caller: Caller, theCase: Placed, need: 'read' | 'work'): ReadonlySet<CaseRelation> {
    const relations = caseRelations(caller.actor, theCase);
    if (relations.size === 0) throw new NotFound('case');
    if (need === 'work' && !WORKS.some((relation) => relations.has(relation))) {
      throw new Forbidden('case_not_yours', 'Only its custodian, its owner and the centre work on a case.');
    }
    return relations;
  }
}
