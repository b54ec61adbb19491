import { clockTask, type SubjectWords } from '../../sla/index.js';
import { ORDER_STATE_WORDS, type OrderStep } from './order.js';
import type { OrderRow, Round } from './order.store.js';
import type { SupervisionOrderView, SupervisionRoundView } from './supervision.view.js';

/** An order as it is shown, its codes in words. */
export function orderView(row: OrderRow & SubjectWords, steps: readonly OrderStep[]): SupervisionOrderView {
  const rounds = row.rounds.map(roundView);
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    word: ORDER_STATE_WORDS[row.state],
    version: row.version,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    typeName: row.typeName,
    about: clockTask({ name: row.limitName, subjectType: row.subjectType }),
    agencyId: row.agencyId,
    agencyName: row.agencyName,
    reviewingAgencyName: row.reviewingAgencyName,
    text: row.text,
    issuedAt: row.issuedAt.toISOString(),
    issuedBy: row.issuedByName,
    dueAt: rounds.at(-1)?.dueAt ?? row.issuedAt.toISOString(),
    rounds,
    closedAt: row.closedAt?.toISOString() ?? null,
    closedBy: row.closedByName,
    closingReason: row.closingReason,
    steps,
  };
}

function roundView({ dueAt, answeredAt, returnedAt, ...round }: Round): SupervisionRoundView {
  return {
    ...round,
    dueAt: new Date(dueAt).toISOString(),
    answeredAt: instant(answeredAt),
    inTime: answeredAt === null ? null : new Date(answeredAt) <= new Date(dueAt),
    returnedAt: instant(returnedAt),
  };
}

function instant(told: string | null): string | null {
  return told === null ? null : new Date(told).toISOString();
}
