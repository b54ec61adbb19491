import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Agencies } from '../../identity/index.js';
import { type ClockRow, Timeouts } from '../../sla/index.js';
import { CaseClocks, CONFIRMATION_CLOCK } from '../case-clocks.js';
import { CaseGuards } from '../guards/case-guards.js';
import type { CaseRow } from '../store/case-row.js';
import { lockCase } from '../store/cases.store.js';
import { confirmationsOf, insertConfirmation, moveConfirmation, saveLapse } from './confirmation.store.js';

/** The application to the court; a rule that blocks it bars confirmation. */
const APPLICATION_FORM = 'F11';

/** Between the id of the case an agreement was made in, where that one was merged, and its cycle there. */
const OF_CASE = ':';

/** Between the cycle and the part of the matter that was agreed on while others were open. */
const OF_PART = '/';

/** A written agreement, and who brought it about. */
export interface Agreement {
  readonly mediatorAgencyId: string;
  readonly inForceAt: Date;
  /** Names the part of the matter it settles, once a case and cycle; left out where it settles the case. */
  readonly part?: string;
}

/** The thirty days in which both parties may ask a court to confirm their agreement (人民调解法 33). */
@Injectable()
export class Confirmations {
  constructor(
    private readonly agencies: Agencies,
    private readonly guards: CaseGuards,
    private readonly caseClocks: CaseClocks,
    timeouts: Timeouts,
  ) {
    timeouts.on(`case.${CONFIRMATION_CLOCK}`, (tx, clock) => this.lapse(tx, clock));
  }

  /**
   * The case, or a part of its matter, has ended with a written agreement: the window opens, or the rules that bar it are on
   * record instead. Where the policy has no such window for this kind of mediator, nothing happens.
   */
  async open(tx: Tx, theCase: CaseRow, { mediatorAgencyId, inForceAt, part }: Agreement): Promise<void> {
    // Each agreement has a window of its own: one of a part, and a case that was taken up again may end with another one.
    const item = part === undefined ? String(theCase.cycle) : `${theCase.cycle}${OF_PART}${part}`;
    const row = { caseId: theCase.id, cycle: theCase.cycle, item, mediatorAgencyId, inForceAt };
    const barredBy = (await this.guards.judge(tx, theCase)).guards.verdicts
      .filter(({ effect, blockedForms }) => effect !== null && blockedForms.includes(APPLICATION_FORM))
      .map(({ rule }) => rule);
    if (barredBy.length > 0) return insertConfirmation(tx, { ...row, barredBy, until: null });
    const { kind } = await this.agencies.get(tx, mediatorAgencyId);
    const clock = await this.caseClocks.start(tx, theCase, CONFIRMATION_CLOCK, {
      item,
      kind,
      ownerAgencyId: theCase.ownerAgencyId,
      at: inForceAt,
    });
    const until = clock?.deadlineAt ?? null;
    if (until !== null) await insertConfirmation(tx, { ...row, barredBy, until });
  }

  /**
   * Two cases become one: the agreements of the old one go along, and windows that run go on as they are, with what was told
   * of them. Called before the clocks of the case that ends are stopped.
   */
  async carry(tx: Tx, from: CaseRow, into: CaseRow): Promise<void> {
    const { clocks } = this.caseClocks;
    for (const { id, item } of await confirmationsOf(tx, from.id)) {
      const carried = isOfAnotherCase(item) ? item : `${from.id}${OF_CASE}${item}`;
      await moveConfirmation(tx, id, { caseId: into.id, item: carried });
      const window = { subjectId: from.id, name: CONFIRMATION_CLOCK, item };
      const there = { subjectId: into.id, name: CONFIRMATION_CLOCK, item: carried };
      const place = { caseId: into.id, areaId: into.areaId };
      if (!(await clocks.moveTo(tx, window, { ...there, ...place }))) continue;
      if (into.ownerAgencyId !== from.ownerAgencyId) await clocks.reassign(tx, there, into.ownerAgencyId);
    }
  }

  /** Nobody's breach: the parties need not apply. Whoever handles the case is told by the ladder. */
  private async lapse(tx: Tx, { subjectId, item }: ClockRow): Promise<void> {
    const theCase = await lockCase(tx, subjectId);
    const running = await this.caseClocks.clocks.running(tx, subjectId);
    const clock = running.find((each) => each.name === CONFIRMATION_CLOCK && each.item === item);
    if (clock?.deadlineAt == null || clock.deadlineAt >= (await tx.now())) return;
    await this.caseClocks.clocks.stop(tx, { subjectId, name: CONFIRMATION_CLOCK, item });
    if (!(await saveLapse(tx, subjectId, item))) return;
    tx.emit({
      type: 'case.confirmation_lapsed',
      subjectType: 'case',
      subjectId,
      streamId: subjectId,
      payload: { until: clock.deadlineAt.toISOString() },
    });
    tx.audit({
      action: 'case.confirmation_lapsed',
      subjectType: 'case',
      subjectId,
      agencyId: theCase.ownerAgencyId,
      detail: { item },
    });
  }
}

/** Carried once already: the case it was made in stays named. */
function isOfAnotherCase(item: string): boolean {
  return item.includes(OF_CASE);
}
