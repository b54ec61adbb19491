import { Injectable } from '@nestjs/common';
import type { Tx } from '../../src/platform/database/tx.js';
import { Agencies, People } from '../identity/index.js';
import { CaseClocks, chargedFor, SETTLEMENT_CLOCK } from './case-clocks.js';
import type { CaseRole } from './domain/case-role.js';
import type { GuardReport, Verdict } from './domain/guard-report.js';
import { inForce } from './guards/bars.js';
import type { CaseRow } from './store/case-row.js';

/** Who is asked whether a settlement may stand, and which agency owes the answer. */
interface Decider {
  readonly decidedBy: 'head' | 'centre';
  readonly agencyId: string;
}

/**
 * What was settled on the scene and is held by a rule waits for whoever may lift every rule that holds it: the heads of the agency
 * that took it in where they may, else the coordinators of the area. The clock `settlement_decision` runs against them, so that it
 * stands among their tasks until the rules are lifted or turn out not to apply, or the case goes another way.
 */
@Injectable()
export class HeldSettlements {
  constructor(
    private readonly caseClocks: CaseClocks,
    private readonly agencies: Agencies,
    private readonly people: People,
  ) {}

  /** A case was taken in with a settlement that these rules hold: whoever decides is told, and owes the answer. */
  async ask(tx: Tx, theCase: CaseRow, holds: readonly Verdict[]): Promise<void> {
    const { decidedBy, agencyId } = await this.deciderOf(tx, theCase, holds);
    await this.caseClocks.start(tx, theCase, SETTLEMENT_CLOCK, { ownerAgencyId: agencyId });
    tx.emit({
      type: 'case.settlement_held',
      subjectType: 'case',
      subjectId: theCase.id,
      streamId: theCase.id,
      payload: {
        rules: holds.map(({ rule }) => rule),
        decidedBy,
        areaId: theCase.areaId,
        ownerAgencyId: theCase.ownerAgencyId,
        custodianAgencyId: theCase.custodianAgencyId,
      },
    });
  }

  /** The case was judged anew: where nothing holds it any more the answer is given, where other rules do somebody else may owe it. */
  async follow(tx: Tx, theCase: CaseRow, guards: GuardReport): Promise<void> {
    if (theCase.state !== 'registered') return;
    const running = await this.caseClocks.clocks.running(tx, theCase.id);
    const waiting = running.find(({ name }) => name === SETTLEMENT_CLOCK);
    if (waiting === undefined) return;
    const holds = inForce(guards, 'HOLD');
    if (holds.length === 0) return dropSettlement(tx, this.caseClocks, theCase);
    const { agencyId } = await this.deciderOf(tx, theCase, holds);
    const owner = chargedFor(theCase, agencyId);
    if (owner === waiting.ownerAgencyId) return;
    await this.caseClocks.clocks.reassign(tx, { subjectId: theCase.id, name: SETTLEMENT_CLOCK }, owner);
  }

  /** Where nobody coordinates, or there is no centre, the agency that took it in owes it all the same: it can send the case on. */
  private async deciderOf(
    tx: Tx,
    { custodianAgencyId, areaPath }: CaseRow,
    holds: readonly Verdict[],
  ): Promise<Decider> {
    const { kind } = await this.agencies.get(tx, custodianAgencyId);
    // As which its heads speak about a case of their agency: see `caseRolesOf`.
    const role: CaseRole = kind === 'station' ? 'station_head' : 'supervisor';
    const heads = await this.people.members(tx, custodianAgencyId, 'station_head', 'agency_head');
    if (heads.length > 0 && holds.every(({ overridableBy }) => overridableBy.includes(role))) {
      return { decidedBy: 'head', agencyId: custodianAgencyId };
    }
    const coordinators = await this.people.overArea(tx, areaPath, 'coordinator');
    const over = coordinators.length > 0 ? await this.agencies.over(tx, areaPath) : [];
    const centre = over.find((agency) => agency.kind === 'coordination-centre');
    return { decidedBy: 'centre', agencyId: centre?.id ?? custodianAgencyId };
  }
}

/** Nobody is asked any more: it is decided, or the case goes another way than to be settled by whoever came. */
export async function dropSettlement(tx: Tx, { clocks }: CaseClocks, theCase: CaseRow): Promise<void> {
  if (theCase.state !== 'registered') return;
  await clocks.stop(tx, { subjectId: theCase.id, name: SETTLEMENT_CLOCK });
}
