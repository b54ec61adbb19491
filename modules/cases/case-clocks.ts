import { Injectable } from '@nestjs/common';
import type { Tx } from '../../src/platform/database/tx.js';
import { Clocks, type ClockRow } from '../sla/index.js';
import { limitKindOf } from './domain/case-terms.js';
import type { RiskLevel } from './domain/risk-level.js';
import { Reference } from './reference/reference.js';
import type { CaseRow } from './store/case-row.js';

export type Band = 'normal' | 'orange' | 'red';

/** Names of the clocks that run on the case itself. */
export const COMPLETION_CLOCK = 'completion';
export const ROUTING_CLOCK = 'routing';
/** Runs to the word on a settlement that a rule holds. */
export const SETTLEMENT_CLOCK = 'settlement_decision';
export const FIRST_CONTACT_CLOCK = 'first_contact';
export const UPDATE_CLOCK = 'update';
export const RESOLVE_CLOCK = 'resolve';
export const FOLLOW_UP_CLOCK = 'follow_up';
export const STATUTORY_CLOCK = 'statutory';
export const SAFETY_CLOCK = 'safety_response';
/** Runs to the next look that a safety plan names. */
export const SAFETY_CHECK_CLOCK = 'safety_check';
export const WITHDRAWAL_CLOCK = 'withdrawal_report';
export const CONFIRMATION_CLOCK = 'judicial_confirmation';

/** Which column of the limits applies. */
export function bandOf(risk: RiskLevel): Band {
  return risk === 'red' || risk === 'orange' ? risk : 'normal';
}

/** Who is charged with what an agency owes on a case: nobody outside the network sees a clock. */
export function chargedFor(
  { custodianAgencyId, chargedAgencyId }: Pick<CaseRow, 'custodianAgencyId' | 'chargedAgencyId'>,
  agencyId: string,
): string {
  return agencyId === custodianAgencyId ? (chargedAgencyId ?? agencyId) : agencyId;
}

/** How a clock of a case differs from the plain one of its name. */
export interface ClockParticulars {
  readonly item?: string;
  readonly kind?: string | null;
  readonly ownerAgencyId?: string;
  readonly ownerUserId?: string | null;
  readonly band?: Band;
  readonly at?: Date;
  readonly dueAt?: Date;
}

/** Starts the clocks of a case: who is charged, in which band and by which kind of limit. */
@Injectable()
export class CaseClocks {
  constructor(
    readonly clocks: Clocks,
    readonly reference: Reference,
  ) {}

  /** Charged to the custodian unless told otherwise, see `chargedFor`. @returns null where the policy has no such clock here */
  async start(
    tx: Tx,
    theCase: CaseRow,
    name: string,
    particulars: ClockParticulars = {},
  ): Promise<ClockRow | null> {
    return this.clocks.start(tx, {
      subjectType: 'case',
      subjectId: theCase.id,
      caseId: theCase.id,
      areaId: theCase.areaId,
      name,
      lane: theCase.lane,
      band: bandOf(theCase.risk),
      kind: null,
      ...particulars,
      ownerAgencyId: chargedFor(theCase, particulars.ownerAgencyId ?? theCase.custodianAgencyId),
    });
  }

  /** The custodian must find who handles the case: from registration and from every return of custody. */
  async startRouting(tx: Tx, theCase: CaseRow): Promise<void> {
    await this.start(tx, theCase, ROUTING_CLOCK);
  }

  /** Both at once: to find who handles it, and the whole case's own limit. */
  async startRoutingAndResolve(tx: Tx, theCase: CaseRow): Promise<void> {
    const named = [ROUTING_CLOCK, RESOLVE_CLOCK].map((name) => ({ subjectId: theCase.id, name }));
    await this.clocks.inOneGo(tx, named, async (part) => {
      await this.startRouting(part, theCase);
      await this.startResolve(part, theCase);
    });
  }

  /** The whole case's own limit, from registration to the close. */
  async startResolve(tx: Tx, theCase: CaseRow, at?: Date): Promise<void> {
    await this.start(tx, theCase, RESOLVE_CLOCK, { kind: await this.limitKind(tx, theCase), at });
  }

  /** The limit of the law, from its own legal start; one that was answered since has run from there already. */
  async startStatutory(tx: Tx, theCase: CaseRow, at: Date): Promise<void> {
    const answeredAt = await this.statutoryStoppedAt(tx, theCase.id);
    if (answeredAt !== null && answeredAt >= at) return;
    await this.start(tx, theCase, STATUTORY_CLOCK, { kind: await this.limitKind(tx, theCase), at });
  }

  /** Mediation has ended, with or without an agreement: the limit of the law has been kept or not, whoever confirms it. */
  async stopStatutory(tx: Tx, caseId: string): Promise<void> {
    await this.clocks.stop(tx, { subjectId: caseId, name: STATUTORY_CLOCK });
  }

  /**
   * The end of mediation reported at `reportedAt` did not stand. No law leaves out the time it lay with us, so the limit
   * runs on as if it had not stopped.
   */
  async runOnStatutory(tx: Tx, caseId: string, reportedAt: Date): Promise<void> {
    const stoppedAt = await this.statutoryStoppedAt(tx, caseId);
    if (stoppedAt === null || stoppedAt < reportedAt) return;
    await this.clocks.runOn(tx, { subjectId: caseId, name: STATUTORY_CLOCK });
  }

  /** Whoever holds a case that became dangerous records a plan for the people's safety at once. */
  async startSafety(tx: Tx, theCase: CaseRow): Promise<void> {
    await this.start(tx, theCase, SAFETY_CLOCK);
  }

  /** After the close: one visit in the simple lane, two in the full one, and on the spot only where there is a reason. */
  async startFollowUp(tx: Tx, theCase: CaseRow): Promise<void> {
    const owner = { ownerAgencyId: theCase.ownerAgencyId };
    if (theCase.lane === 'on_the_spot') return;
    const second = { item: 'second', kind: 'second_visit' };
    const visits = theCase.lane === 'full' ? [owner, { ...owner, ...second }] : [owner];
    const named = visits.map((visit) => ({ ...visit, subjectId: theCase.id, name: FOLLOW_UP_CLOCK }));
    await this.clocks.inOneGo(tx, named, async (part) => {
      for (const visit of visits) await this.start(part, theCase, FOLLOW_UP_CLOCK, visit);
    });
  }

  private async statutoryStoppedAt(tx: Tx, caseId: string): Promise<Date | null> {
    const clocks = await this.clocks.forSubject(tx, caseId);
    return (
      clocks.find(({ name, state }) => name === STATUTORY_CLOCK && state === 'stopped')?.stoppedAt ?? null
    );
  }

  private async limitKind(tx: Tx, theCase: CaseRow): Promise<string | null> {
    const { definition } = await this.reference.get(tx, 'case_terms');
    return limitKindOf(definition, theCase.typeCode);
  }
}
