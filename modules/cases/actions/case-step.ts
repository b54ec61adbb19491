import { Injectable } from '@nestjs/common';
import { assertNever } from '../../../src/kernel/assert-never.js';
import { Conflict, Forbidden } from '../../../src/kernel/errors.js';
import {
  type Actor,
  agenciesOf,
  type Caller,
  holdsInAgency,
  holdsOverArea,
} from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { Agencies, People, standsIn } from '../../identity/index.js';
import { CaseAccess, type CaseNeed, type CaseRelation } from '../case-access.js';
import {
  CASE_TRANSITIONS,
  type CaseActor,
  caseTransition,
  type CaseEvent,
  type CaseTransition,
  requireLedTo,
} from '../domain/case-state.js';
import { requireUnmerged } from '../merge-cases.js';
import { CaseViews } from '../reading/case-views.js';
import type { CaseView } from '../reading/case.view.js';
import type { CaseRow } from '../store/case-row.js';
import { getCase, lockCase } from '../store/cases.store.js';
import { staleCase } from '../store/change-case.js';
import { openExtension } from '../store/extensions.store.js';

/** What of a case somebody looked at. */
export type CasePart =
  | 'whole'
  | 'timeline'
  | 'consents'
  | 'facts'
  | 'guards'
  | 'legal_path'
  | 'police_text'
  | 'work'
  | 'records'
  | 'duplicates';

/** What a step is taken on: the locked case, its row of the table, and how the actor stands to it. */
export interface Held {
  readonly theCase: CaseRow;
  readonly transition: CaseTransition;
  readonly relations: ReadonlySet<CaseRelation>;
  /** Whether the actor stands in for an approver of the centre whom the area does not have: docs/adr/0018. */
  readonly standsIn: boolean;
  /** Whose head a request for more time that waits was put to. */
  readonly askedAgencyId: string | null;
}

/**
 * How every step on a case is taken: lock it, ask whether the actor may know of it, whether the version is the one they
 * read, whether the row of the table fits the state and the actor; then the step, then the case as it is afterwards.
 */
@Injectable()
export class CaseStep {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: CaseAccess,
    private readonly views: CaseViews,
    private readonly people: People,
    private readonly agencies: Agencies,
  ) {}

  /**
   * An event of `CASE_TRANSITIONS`.
   * @throws NotFound; Conflict `version_stale`, `case_merged`, `case_wrong_step`; Forbidden `case_not_your_step`
   */
  async take(
    caller: Caller,
    caseId: string,
    event: CaseEvent,
    step: (tx: Tx, held: Held) => Promise<unknown>,
  ): Promise<CaseView> {
    const version = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const { theCase, relations } = await this.hold(tx, caller, caseId);
      const transition = CASE_TRANSITIONS[event];
      const held = { theCase, transition, relations, ...(await this.approvers(tx, transition, theCase)) };
      requireActor(caller.actor, held);
      if (theCase.version !== version) throw await staleCase(tx, theCase);
      caseTransition(theCase.state, event);
      await step(tx, held);
      const after = await this.views.byId(tx, caseId);
      requireLedTo(transition, theCase.state, after.state);
      return after;
    });
  }

  /** A change that is no event of the table: details, lane, risk, a request taken back. Needs the version, and somebody who works on the case. */
  async change(
    caller: Caller,
    caseId: string,
    step: (tx: Tx, theCase: CaseRow, relations: ReadonlySet<CaseRelation>) => Promise<unknown>,
  ): Promise<CaseView> {
    const version = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      await this.changeIn(tx, caseId, async (theCase, relations) => {
        if (theCase.version !== version) throw await staleCase(tx, theCase);
        await step(tx, theCase, relations);
      });
      return this.views.byId(tx, caseId);
    });
  }

  /** The same in a transaction that is open, whatever the version: the step itself looks whether the case stands as it was read. */
  async changeIn(
    tx: Tx,
    caseId: string,
    step: (theCase: CaseRow, relations: ReadonlySet<CaseRelation>) => Promise<unknown>,
  ): Promise<void> {
    const { theCase, relations } = await this.hold(tx, tx.caller, caseId);
    await this.access.requireOn(tx, tx.caller, { theCase, need: 'work' });
    await step(theCase, relations);
  }

  /** Something is put on record beside the rest: two who do so at once do not stand in each other's way. */
  async record<View>(
    caller: Caller,
    caseId: string,
    step: (tx: Tx, theCase: CaseRow, relations: ReadonlySet<CaseRelation>) => Promise<View>,
    need: CaseNeed = 'work',
  ): Promise<View> {
    return this.uow.run(caller, async (tx) => {
      const { theCase, relations } = await this.hold(tx, caller, caseId);
      await this.access.requireOn(tx, caller, { theCase, need });
      return step(tx, theCase, relations);
    });
  }

  /** Reads without locking; a merged case may still be read by its old number. */
  async read<View>(
    caller: Caller,
    caseId: string,
    look: (tx: Tx, theCase: CaseRow, relations: ReadonlySet<CaseRelation>) => Promise<View>,
  ): Promise<View> {
    return this.uow.run(caller, async (tx) => {
      const theCase = await getCase(tx, caseId);
      return look(tx, theCase, await this.access.requireOn(tx, caller, { theCase, need: 'read' }));
    });
  }

  /** Reads what tells of people: the sight of this part of the case is on record. */
  async see<View>(
    caller: Caller,
    { caseId, part }: { readonly caseId: string; readonly part: CasePart },
    look: (tx: Tx, theCase: CaseRow) => Promise<View>,
  ): Promise<View> {
    return this.read(caller, caseId, async (tx, theCase) => {
      tx.audit({
        action: 'case.seen',
        subjectType: 'case',
        subjectId: caseId,
        agencyId: agenciesOf(caller.actor)[0] ?? theCase.custodianAgencyId,
        detail: { part },
      });
      return look(tx, theCase);
    });
  }

  private async hold(tx: Tx, caller: Caller, caseId: string): Promise<Pick<Held, 'theCase' | 'relations'>> {
    const theCase = await lockCase(tx, caseId);
    const own = await this.access.requireOn(tx, caller, { theCase, need: 'read' });
    const relations = await this.access.withStandIn(tx, own, theCase);
    await requireUnmerged(tx, theCase);
    return { theCase, relations };
  }

  private async approvers(
    tx: Tx,
    { actors }: CaseTransition,
    theCase: CaseRow,
  ): Promise<Pick<Held, 'standsIn' | 'askedAgencyId'>> {
    if (!actors.includes('approver')) return { standsIn: false, askedAgencyId: null };
    const { people, agencies } = this;
    const asked = await openExtension(tx, theCase.id);
    return {
      standsIn: await standsIn(tx, { people, agencies }, tx.caller.actor, theCase),
      askedAgencyId: asked?.approverAgencyId ?? null,
    };
  }
}

/** @throws Conflict `case_closed` */
export function requireOpen(theCase: CaseRow): void {
  if (theCase.state === 'closed') {
    throw new Conflict('case_closed', 'The case is closed: reopen it first.', { state: theCase.state });
  }
}

function requireActor(actor: Actor, held: Held): void {
  if (held.transition.actors.some((each) => isActor(actor, each, held))) return;
  throw new Forbidden('case_not_your_step', 'This step is for somebody else.', {
    event: held.transition.event,
    actors: held.transition.actors,
  });
}

function isActor(
  actor: Actor,
  as: CaseActor,
  { theCase, relations, standsIn, askedAgencyId }: Held,
): boolean {
  const holder = theCase.custodianAgencyId;
  switch (as) {
    case 'custodian':
      return relations.has('custodian');
    case 'case_owner':
      return relations.has('owner');
    case 'centre':
    case 'coordinator':
      return relations.has('centre');
    case 'officer':
      return holdsInAgency(actor, holder, 'station_officer', 'station_head');
    case 'mediator':
      return holdsInAgency(actor, holder, 'agency_handler', 'agency_head');
    case 'intake':
      return holdsInAgency(actor, holder, 'agency_intake', 'agency_head', 'station_officer', 'station_head');
    case 'handler':
      return agenciesOf(actor).includes(holder);
    case 'station_head':
      return isStationHead(actor, theCase);
    case 'supervisor':
      return holdsOverArea(actor, theCase.areaPath, 'supervisor') || isStationHead(actor, theCase);
    case 'approver':
      return (
        relations.has('centre') ||
        standsIn ||
        [holder, askedAgencyId ?? holder].some((id) =>
          holdsInAgency(actor, id, 'station_head', 'agency_head'),
        )
      );
    case 'party':
      // A party speaks through whoever sees the case and does more than watch; the portal brings its own.
      return [...relations].some((relation) => relation !== 'supervisor');
    case 'feed':
      return actor.kind === 'machine';
    case 'system':
    case 'guard':
      return actor.kind === 'system';
    case 'public':
      return false;
    default:
      return assertNever(as);
  }
}

function isStationHead(actor: Actor, theCase: CaseRow): boolean {
  const agencies = [theCase.custodianAgencyId, theCase.ownerAgencyId, theCase.registeringAgencyId];
  return agencies.some((agencyId) => holdsInAgency(actor, agencyId, 'station_head'));
}
