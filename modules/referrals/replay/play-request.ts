import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { type CaseRow, PastCases } from '../../cases/index.js';
import { Agencies, type Agency } from '../../identity/index.js';
import { draftReferral } from '../engine/drafts.js';
import { ReferralEngine } from '../engine/engine.js';
import type { NewReferral } from '../store/referral.js';
import type { ReplayRowDto } from './replay.dto.js';
import type { ReplayedRow } from './replay.store.js';

/** A row of the file with its instants. */
export interface Request {
  readonly row: ReplayRowDto;
  readonly openedAt: Date;
  /** Null where nothing was promised. */
  readonly targetAt: Date | null;
  /** Null while it is open. */
  readonly closedAt: Date | null;
}

interface Agencied {
  readonly desk: Agency;
  readonly recipientAgencyId: string;
}

/**
 * Plays one request through the workflow as it happened: taken in, sent and accepted when it was opened, reported and with that
 * confirmed when it was closed. Every step is the engine's own, with its guards, clocks and events.
 */
@Injectable()
export class PlayRequest {
  constructor(
    private readonly engine: ReferralEngine,
    private readonly cases: PastCases,
    private readonly agencies: Agencies,
  ) {}

  async play(tx: Tx, request: Request, agencies: Agencied): Promise<ReplayedRow> {
    const { row, openedAt, closedAt } = request;
    const opening = tx.at(openedAt);
    const theCase = await this.register(opening, request, agencies.desk);
    const referralId = await this.draft(opening, request, { theCase, ...agencies });
    const play = this.engine.playIn(opening);
    await play('submit', referralId, {}, 'sender_officer');
    await play('accept', referralId, {}, 'recipient_intake');
    const closedBeforeOpen = closedAt !== null && closedAt < openedAt;
    // Nothing ends before it begins: what the file has closed too early ends as it begins, and says so.
    if (closedAt !== null) await this.close(tx.at(closedBeforeOpen ? openedAt : closedAt), referralId);
    return {
      line: row.line,
      externalId: row.externalId,
      department: row.department,
      caseId: theCase.id,
      referralId,
      ownVerdict: row.ownVerdict ?? null,
      closedBeforeOpen,
    };
  }

  private register(tx: Tx, { row, openedAt }: Request, desk: Agency): Promise<CaseRow> {
    return this.cases.register(tx, {
      agency: desk,
      narrative: row.narrative,
      placeText: row.placeText ?? null,
      source: 'other',
      sourceReference: row.externalId,
      // The tail of the run's own key: every run numbers the same requests anew.
      number: {
        year: openedAt.getUTCFullYear(),
        stationName: `回放${desk.areaPath.slice(-8)}`,
        sequence: row.line,
      },
    });
  }

  private async draft(
    tx: Tx,
    { row, targetAt }: Request,
    { theCase, desk, recipientAgencyId }: Agencied & { readonly theCase: CaseRow },
  ): Promise<string> {
    const recipient = await this.agencies.get(tx, recipientAgencyId);
    const draft: NewReferral = {
      caseId: theCase.id,
      areaId: theCase.areaId,
      mode: 'refer',
      purpose: 'service',
      lane: 'simple',
      channel: 'internal',
      required: false,
      request: row.narrative,
      scope: [{ key: 'all', text: row.narrative }],
      share: { fields: ['number', 'narrative', 'place'], partyIds: [], legalBasis: null },
      senderAgencyId: desk.id,
      senderUserId: tx.caller.actor.userId,
      recipientAgencyId: recipient.id,
      recipientKind: recipient.kind,
      cycle: theCase.cycle,
      hopCount: 0,
      depth: 0,
      excludedAgencyIds: [],
      rerouteOf: null,
      reopens: null,
      restOf: null,
      partOf: null,
      dueAt: targetAt,
      riskRank: 3,
      handlerUserId: null,
    };
    return draftReferral(tx, draft);
  }

  /** In the simple lane the report is also the confirmation. */
  private async close(tx: Tx, referralId: string): Promise<void> {
    const contact = { channel: 'office', result: 'reached', who: 'applicant' } as const;
    const play = this.engine.playIn(tx);
    await play('first_contact', referralId, contact, 'recipient_handler');
    const report = { outcome: 'self_settled', summary: '原系统已办结' } as const;
    await play('report_outcome', referralId, report, 'recipient_handler');
  }
}
