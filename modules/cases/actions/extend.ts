import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, Refused } from '../../../src/kernel/errors.js';
import { type Caller, holdsInAgency } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Agencies, People } from '../../identity/index.js';
import { CaseClocks, chargedFor, RESOLVE_CLOCK } from '../case-clocks.js';
import type { AskExtensionDto, DecideExtensionDto } from '../http/steps.dto.js';
import { LiveWork } from '../live-work.js';
import { type Approver, approverOf } from '../more-time.js';
import { Parties } from '../parties.js';
import type { CaseView } from '../reading/case.view.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import { answerExtension, insertExtension, openExtension } from '../store/extensions.store.js';
import { CaseStep } from './case-step.js';

/** extend: any open state stays. The handler asks before expiry, the approver of the policy decides, the parties are told. */
@Injectable()
export class ExtendCase {
  constructor(
    private readonly steps: CaseStep,
    private readonly caseClocks: CaseClocks,
    private readonly agencies: Agencies,
    private readonly people: People,
    private readonly parties: Parties,
    private readonly liveWork: LiveWork,
  ) {}

  /** @throws Refused `extension_not_allowed`, `extension_used`, `extension_too_late`, `consents_missing`, `nobody_may_decide`; Conflict */
  ask(caller: Caller, caseId: string, dto: AskExtensionDto): Promise<CaseView> {
    return this.steps.take(caller, caseId, 'extend', async (tx, { theCase, relations }) => {
      if (!relations.has('custodian')) {
        throw new Forbidden('case_not_your_step', 'Whoever handles the case asks for more time.', {
          event: 'extend',
        });
      }
      if ((await openExtension(tx, caseId)) !== null) {
        throw new Conflict('extension_asked', 'A request for more time waits for its answer.');
      }
      await this.requireConsents(tx, theCase, dto);
      const { agencyId: approverAgencyId, decidedBy } = await this.approverOf(tx, theCase);
      const { amount, reason, consents = [] } = dto;
      await insertExtension(tx, theCase, {
        clockName: RESOLVE_CLOCK,
        amount,
        reason,
        consents,
        approverAgencyId,
      });
      await changeCase(
        tx,
        theCase,
        {},
        {
          type: 'case.extension_asked',
          payload: { amount: dto.amount, reason: dto.reason, approverAgencyId },
        },
      );
      await this.caseClocks.clocks.askExtension(
        tx,
        { subjectId: caseId, name: RESOLVE_CLOCK },
        {
          approverAgencyId,
          decidedBy,
          amount: dto.amount,
          caseOwnerAgencyId: theCase.ownerAgencyId,
        },
      );
    });
  }

  /** @throws Conflict `no_extension_asked`; Forbidden `not_the_approver`, `not_who_asked`; Refused as `Clocks.extend` */
  decide(caller: Caller, caseId: string, dto: DecideExtensionDto): Promise<CaseView> {
    return this.steps.take(caller, caseId, 'extend', async (tx, { theCase, relations, standsIn }) => {
      const request = await openExtension(tx, caseId);
      if (request === null) throw new Conflict('no_extension_asked', 'Nobody asks for more time.');
      const isHead = holdsInAgency(caller.actor, request.approverAgencyId, 'station_head', 'agency_head');
      if (!isHead && !standsIn && !relations.has('centre')) {
        throw new Forbidden(
          'not_the_approver',
          'The head of the handling agency or the centre decides this.',
        );
      }
      if (caller.actor.userId !== null && caller.actor.userId === request.askedBy) {
        throw new Forbidden('not_who_asked', 'Nobody grants themselves more time.');
      }
      await answerExtension(tx, caseId, dto);
      const selector = { subjectId: caseId, name: RESOLVE_CLOCK };
      if (dto.decision === 'granted') {
        const { amount, askedAt } = request;
        const extension = { amount, askedAt, approver: caller.actor.userId ?? '' };
        const like = await this.caseClocks.clocks.extend(tx, selector, extension);
        await this.liveWork.caseExtended(tx, theCase, { ...extension, like });
      } else {
        await this.caseClocks.clocks.declineExtension(tx, selector);
      }
      await changeCase(
        tx,
        theCase,
        {},
        {
          type: dto.decision === 'granted' ? 'case.extended' : 'case.extension_declined',
          payload: { amount: request.amount, reason: dto.reason },
        },
      );
    });
  }

  private async requireConsents(tx: Tx, theCase: CaseRow, { consents = [] }: AskExtensionDto): Promise<void> {
    const clocks = await this.caseClocks.clocks.running(tx, theCase.id);
    const rule = clocks.find(({ name }) => name === RESOLVE_CLOCK)?.target.extension;
    if (rule?.needsConsent !== true || theCase.legalTrack) return;
    const heard = new Set(consents.map(({ partyId }) => partyId));
    const missing = (await this.parties.ofCase(tx, theCase.id)).filter(
      ({ id, role }) => (role === 'applicant' || role === 'respondent') && !heard.has(id),
    );
    if (missing.length === 0) return;
    throw new Refused('consents_missing', 'More time for mediation needs the consent of the parties.', {
      partyIds: missing.map(({ id }) => id),
    });
  }

  private async approverOf(tx: Tx, theCase: CaseRow): Promise<Approver> {
    const { people, agencies } = this;
    const clocks = await this.caseClocks.clocks.running(tx, theCase.id);
    const rule = clocks.find(({ name }) => name === RESOLVE_CLOCK)?.target.extension;
    const over = await agencies.over(tx, theCase.areaPath);
    return approverOf(
      tx,
      { people, agencies },
      {
        theCase,
        chargedAgencyId: chargedFor(theCase, theCase.custodianAgencyId),
        isForCentre: rule?.approver === 'coordinator',
        centreId: over.find(({ kind }) => kind === 'coordination-centre')?.id ?? null,
        byOwnerOnly: true,
      },
    );
  }
}
