import { Injectable } from '@nestjs/common';
import { NotFound, Refused } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ClockExtension, ClockSelector, SharedExtension } from './clock-input.js';
import type { ClockRow } from './clock-row.js';
import type { HeldClock } from './held-clock.js';
import { clockTold } from './clock-told.js';
import { ClockSteps, stepOf } from './clock-steps.js';
import { StartClocks } from './start-clocks.js';

/** Name of the clock a request for more time runs on; its `item` is the name of the clock it asks for. */
export const EXTENSION_ANSWER = 'extension_answer';

/** Who must answer a request for more time. */
export interface ExtensionAsk {
  readonly approverAgencyId: string;
  /** Who is asked: the heads of that agency, or the coordinators of the area. */
  readonly decidedBy: 'head' | 'centre';
  readonly approverUserId?: string | null;
  /** How much is asked for: what the rule could never grant is refused when it is asked, and not by whoever grants it. */
  readonly amount?: number;
  /** Who answers for the case: their head stands in where nobody coordinates. */
  readonly caseOwnerAgencyId?: string;
}

/** More time: asked before expiry, granted once, never more than the rule allows. */
@Injectable()
export class Extensions {
  constructor(
    private readonly steps: ClockSteps,
    private readonly starter: StartClocks,
  ) {}

  async ask(
    tx: Tx,
    selector: ClockSelector,
    { approverAgencyId, decidedBy, approverUserId = null, amount, caseOwnerAgencyId }: ExtensionAsk,
  ): Promise<ClockRow | null> {
    const held = await this.hold(tx, selector);
    throwIf(whyNotExtended(held, await tx.now()));
    if (amount !== undefined) throwIf(whyTooLong(held.row, amount));
    const { subjectType, subjectId, caseId, areaId, lane, band, ownerAgencyId } = held.row;
    const [answer = null] = await this.starter.start(tx, [
      {
        subjectType,
        subjectId,
        caseId,
        areaId,
        name: EXTENSION_ANSWER,
        item: answerItem(selector),
        lane,
        band,
        ownerAgencyId: approverAgencyId,
        ownerUserId: approverUserId,
        senderAgencyId: ownerAgencyId,
      },
    ]);
    tx.emit(clockTold('clock.extension_asked', held.row, { approverAgencyId, decidedBy, caseOwnerAgencyId }));
    return answer;
  }

  async grant(
    tx: Tx,
    selector: ClockSelector,
    { amount, approver, askedAt }: ClockExtension,
  ): Promise<ClockRow> {
    const held = await this.hold(tx, selector);
    const [answer] = await this.steps.holdNamed(tx, [answerOf(selector)]);
    const running = answer !== undefined && answer.row.state === 'running' ? answer : null;
    // A request in time that was answered late was still in time.
    throwIf(whyNotExtended(held, askedAt ?? running?.row.startedAt ?? (await tx.now())));
    throwIf(whyTooLong(held.row, amount));
    if (running !== null) await this.steps.take(tx, [stepOf(running, { type: 'stop', payload: {} })]);
    return this.write(tx, held, { amount, approver });
  }

  async grantAlike(
    tx: Tx,
    selector: ClockSelector,
    { amount, approver, askedAt, like }: SharedExtension,
  ): Promise<ClockRow | null> {
    const [held] = await this.steps.holdNamed(tx, [selector]);
    if (held === undefined || !countsTheSame(held.row, like)) return null;
    const why = whyNotExtended(held, askedAt ?? (await tx.now())) ?? whyTooLong(held.row, amount);
    return why === null ? this.write(tx, held, { amount, approver }) : null;
  }

  private async write(
    tx: Tx,
    held: HeldClock,
    { amount, approver }: Pick<ClockExtension, 'amount' | 'approver'>,
  ): Promise<ClockRow> {
    const [row] = await this.steps.take(tx, [
      stepOf(held, { type: 'extend', payload: { amount, approver } }),
    ]);
    if (row === undefined) throw new NotFound('clock');
    const detail = { amount, unit: row.target.time.unit, approver };
    tx.emit(
      clockTold('clock.extended', row, {
        ...detail,
        oldDeadlineAt: held.row.deadlineAt?.toISOString() ?? null,
        deadlineAt: row.deadlineAt?.toISOString() ?? null,
      }),
    );
    tx.audit({
      action: 'clock.extended',
      subjectType: 'clock',
      subjectId: row.id,
      agencyId: row.ownerAgencyId,
      detail,
    });
    return row;
  }

  async decline(tx: Tx, selector: ClockSelector): Promise<boolean> {
    const [answer] = await this.steps.holdNamed(tx, [answerOf(selector)]);
    if (answer === undefined || answer.row.state !== 'running') return false;
    const [row] = await this.steps.take(tx, [stepOf(answer, { type: 'stop', payload: {} })]);
    if (row !== undefined) tx.emit(clockTold('clock.extension_declined', row, {}));
    return true;
  }

  /** Nobody owes the answer any more, and whoever was asked is told so. */
  async withdraw(
    tx: Tx,
    selector: ClockSelector,
    { approverAgencyId, decidedBy, caseOwnerAgencyId }: ExtensionAsk,
  ): Promise<void> {
    const { row } = await this.hold(tx, selector);
    const [answer] = await this.steps.holdNamed(tx, [answerOf(selector)]);
    if (answer?.row.state === 'running')
      await this.steps.take(tx, [stepOf(answer, { type: 'stop', payload: {} })]);
    tx.emit(clockTold('clock.extension_withdrawn', row, { approverAgencyId, decidedBy, caseOwnerAgencyId }));
  }

  private async hold(tx: Tx, selector: ClockSelector): Promise<HeldClock> {
    const [held] = await this.steps.holdNamed(tx, [selector]);
    if (held === undefined) throw new NotFound('clock');
    return held;
  }
}

function answerOf(selector: ClockSelector): ClockSelector {
  return { subjectId: selector.subjectId, name: EXTENSION_ANSWER, item: answerItem(selector) };
}

function answerItem({ name, item = '' }: ClockSelector): string {
  return item === '' ? name : `${name}:${item}`;
}

function countsTheSame({ target }: ClockRow, like: ClockRow): boolean {
  const { time, legalBasis } = target;
  return time.unit === like.target.time.unit && legalBasis.text === like.target.legalBasis.text;
}

function throwIf(refusal: Refused | null): void {
  if (refusal !== null) throw refusal;
}

function whyNotExtended({ row, events }: HeldClock, askedAt: Date): Refused | null {
  const rule = row.target.extension;
  if (rule === null || (row.state !== 'running' && row.state !== 'paused')) {
    return new Refused('extension_not_allowed', 'No more time can be given to this clock.', {
      state: row.state,
    });
  }
  const begun = events.findLastIndex(({ type }) => type === 'start');
  const used = events.slice(begun).filter(({ type }) => type === 'extend').length;
  if (used >= rule.count) {
    return new Refused('extension_used', 'This clock has been extended as often as its rule allows.', {
      used,
    });
  }
  if (row.deadlineAt !== null && askedAt > row.deadlineAt) {
    return new Refused('extension_too_late', 'More time must be asked for before the deadline.', {
      deadlineAt: row.deadlineAt.toISOString(),
    });
  }
  return null;
}

function whyTooLong({ target, startedAt }: ClockRow, amount: number): Refused | null {
  const { time, extension } = target;
  const original = time.unit === 'instant' ? (time.dueAt - startedAt.getTime()) / 1000 : time.amount;
  const most = (original * (extension?.maxPercent ?? 0)) / 100;
  if (amount > 0 && amount <= most) return null;
  return new Refused('extension_too_long', 'The extension is longer than its rule allows.', {
    most,
    unit: time.unit,
  });
}
