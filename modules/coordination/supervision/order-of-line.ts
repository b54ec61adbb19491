import { type OrderState, ORDER_STATE_WORDS } from './order.js';
import type { BoardOrderView } from './order-of-line.view.js';

/** The open order of a line, as it is read. */
export interface OrderOfLine {
  readonly id: string;
  readonly number: string;
  readonly state: OrderState;
  readonly dueAt: string;
}

/** Of the line of clock `c`, what its agency is ordered in writing about the same: off the index of open orders. */
export const ORDER_OF_LINE = `(select jsonb_build_object('id', ordered.id, 'number', ordered.number, 'state', ordered.state,
    'dueAt', due.due_at)
  from supervision_order ordered join supervision_round due on due.order_id = ordered.id and due.round = ordered.round
  where ordered.subject_id = case c.subject_type when 'referral' then c.subject_id else c.case_id end
    and ordered.agency_id = c.owner_agency_id and ordered.state in ('open', 'answered'))`;

export function orderOfLineView(order: OrderOfLine | null): BoardOrderView | null {
  if (order === null) return null;
  return { ...order, word: ORDER_STATE_WORDS[order.state], dueAt: new Date(order.dueAt).toISOString() };
}
