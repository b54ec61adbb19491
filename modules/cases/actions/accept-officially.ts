import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseClocks } from '../case-clocks.js';
import type { AcceptOfficiallyDto } from '../http/records.dto.js';
import type { CaseView } from '../reading/case.view.js';
import { statutoryInstant } from '../statutory-instant.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import { CaseStep, requireOpen } from './case-step.js';
import { readPast } from './intake.js';

/** 受理: when the application was received and when it was legally accepted, each with its paper; the limit of the law starts. */
@Injectable()
export class AcceptOfficially {
  constructor(
    private readonly steps: CaseStep,
    private readonly caseClocks: CaseClocks,
  ) {}

  /** @throws InvalidInput `in_future`, `accepted_before_application` */
  perform(caller: Caller, caseId: string, dto: AcceptOfficiallyDto): Promise<CaseView> {
    return this.steps.change(caller, caseId, (tx, theCase) => this.record(tx, theCase, dto));
  }

  /** The same on a case that is locked. */
  async record(tx: Tx, theCase: CaseRow, dto: AcceptOfficiallyDto): Promise<void> {
    requireOpen(theCase);
    const now = await tx.now();
    const received =
      readPast(dto.applicationReceivedAt, 'applicationReceivedAt', now) ?? theCase.applicationReceivedAt;
    const accepted = readPast(dto.legallyAcceptedAt, 'legallyAcceptedAt', now) ?? theCase.legallyAcceptedAt;
    if (received !== null && accepted !== null && accepted < received) {
      throw InvalidInput.at(
        'legallyAcceptedAt',
        'accepted_before_application',
        'Nothing is accepted before it is asked for.',
      );
    }
    const after = await changeCase(
      tx,
      theCase,
      { applicationReceivedAt: received, legallyAcceptedAt: accepted },
      {
        type: 'case.officially_accepted',
        payload: {
          applicationReceivedAt: received?.toISOString() ?? null,
          legallyAcceptedAt: accepted?.toISOString() ?? null,
          document: dto.document,
        },
      },
    );
    const start = await statutoryInstant(tx, after, this.caseClocks.reference);
    if (start !== null) await this.caseClocks.startStatutory(tx, after, start);
  }
}
