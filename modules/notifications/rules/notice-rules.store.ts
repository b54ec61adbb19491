import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { NoticeRule, NoticeRuleTerms } from './notice-rule.js';

const COLUMNS = `id, key, event_type as "eventType", condition, audience, code, urgency, due_clock as "dueClock",
  coalesce_minutes as "coalesceMinutes", active, version`;

/** The rules in force for a type of event, the most urgent first: whoever falls under two is told by the first. */
export async function rulesFor(tx: Tx, eventType: string): Promise<NoticeRule[]> {
  return tx.query<NoticeRule>(
    `select ${COLUMNS} from notice_rule where event_type = $1 and active
     order by array_position(array['red', 'urgent', 'normal'], urgency), key`,
    [eventType],
  );
}

export async function allRules(tx: Tx): Promise<NoticeRule[]> {
  return tx.query<NoticeRule>(`select ${COLUMNS} from notice_rule order by key`);
}

export async function lockRule(tx: Tx, id: string): Promise<NoticeRule | null> {
  const rows = await tx.query<NoticeRule>(`select ${COLUMNS} from notice_rule where id = $1 for update`, [
    id,
  ]);
  return rows[0] ?? null;
}

/** @returns null when the key is taken */
export async function insertRule(tx: Tx, key: string, terms: NoticeRuleTerms): Promise<NoticeRule | null> {
  const rows = await tx.query<NoticeRule>(
    `insert into notice_rule (id, key, event_type, condition, audience, code, urgency, due_clock, coalesce_minutes,
       active, created_at, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12)
     on conflict (key) do nothing returning ${COLUMNS}`,
    [uuidv7(), key, ...columnsOf(terms), await tx.now(), tx.caller.actor.userId],
  );
  return rows[0] ?? null;
}

export async function saveRule(tx: Tx, id: string, terms: NoticeRuleTerms): Promise<void> {
  await tx.query(
    `update notice_rule set event_type = $2, condition = $3, audience = $4, code = $5, urgency = $6, due_clock = $7,
       coalesce_minutes = $8, active = $9, version = version + 1, changed_at = $10, changed_by = $11
     where id = $1`,
    [id, ...columnsOf(terms), await tx.now(), tx.caller.actor.userId],
  );
}

function columnsOf(terms: NoticeRuleTerms): unknown[] {
  return [
    terms.eventType,
    JSON.stringify(terms.condition),
    JSON.stringify(terms.audience),
    terms.code,
    terms.urgency,
    terms.dueClock,
    terms.coalesceMinutes,
    terms.active,
  ];
}
