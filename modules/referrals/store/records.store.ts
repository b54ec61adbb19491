import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ContactChannel, ContactResult } from '../../cases/index.js';
import type { HoldCode } from '../domain/hold-reasons.js';
import type { OutcomeCode } from '../domain/outcomes.js';
import type { RefusalCode } from '../domain/refusal-reasons.js';

/** What can be said about a referral, and what a message of the kind is called. */
export const MESSAGE_KINDS = {
  question: '提问',
  answer: '答复',
  progress: '进展',
  instruction: '指令',
  handover: '交接',
  note: '备注',
  proposal: '建议',
  ruling: '裁定',
  return: '退回重办',
  recall: '请求收回',
  recall_refusal: '不同意收回',
} as const satisfies Readonly<Record<string, string>>;
export type MessageKind = keyof typeof MESSAGE_KINDS;

export interface Message {
  readonly id: string;
  readonly kind: MessageKind;
  readonly body: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Set on what only one agency may read. */
  readonly audienceAgencyId: string | null;
  readonly at: Date;
  readonly byName: string;
  readonly byAgencyId: string | null;
}

export interface Contact {
  readonly id: string;
  readonly contactedAt: Date;
  readonly channel: ContactChannel;
  readonly result: ContactResult;
  readonly who: string;
  readonly note: string;
}

export interface Outcome {
  readonly attempt: number;
  readonly outcome: OutcomeCode;
  readonly summary: string;
  readonly evidence: readonly string[];
  readonly legalReason: string | null;
  readonly reportedAt: Date;
}

export interface Hold {
  readonly id: string;
  readonly reason: HoldCode;
  readonly since: Date;
  readonly until: Date;
  readonly workingDays: number;
  readonly note: string;
  /** What was said when it was resumed. */
  readonly endNote: string | null;
  readonly endedAt: Date | null;
  /** Id of a file or reference of the paper that shows why. */
  readonly document: string | null;
  /** For which reason the clocks of the case rest as long as this. */
  readonly casePause: CasePause | null;
}

export type CasePause = 'on_hold' | 'appraisal';
export type HoldEnd = 'resume' | 'hold_timeout' | 'report_outcome' | 'end';

export async function addMessage(
  tx: Tx,
  referralId: string,
  message: Omit<Message, 'id' | 'at' | 'byName' | 'detail' | 'audienceAgencyId'> &
    Partial<Pick<Message, 'detail' | 'audienceAgencyId'>>,
): Promise<void> {
  await tx.query(
    `insert into referral_message (id, referral_id, kind, body, detail, audience_agency_id, at, by_user_id, by_name, by_agency_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      uuidv7(),
      referralId,
      message.kind,
      message.body,
      JSON.stringify(message.detail ?? {}),
      message.audienceAgencyId ?? null,
      await tx.now(),
      tx.caller.actor.userId,
      tx.caller.actor.displayName,
      message.byAgencyId,
    ],
  );
}

/** What was said on the referral `$1`, oldest first; the notes of one agency only where it is among `$2`. */
export const MESSAGES_SQL = `
  select id, kind, body, detail, audience_agency_id as "audienceAgencyId", at, by_name as "byName",
         by_agency_id as "byAgencyId"
  from referral_message
  where referral_id = $1 and (audience_agency_id is null or audience_agency_id = any($2::uuid[]))
  order by at, id`;

export async function addContact(
  tx: Tx,
  referralId: string,
  contact: Omit<Contact, 'id'> & { readonly carriedFrom?: string },
): Promise<void> {
  await tx.query(
    `insert into referral_contact (id, referral_id, contacted_at, channel, result, who, note, carried_from, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      uuidv7(),
      referralId,
      contact.contactedAt,
      contact.channel,
      contact.result,
      contact.who,
      contact.note,
      contact.carriedFrom ?? null,
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
}

/** The contacts of the referral `$1`, oldest first. */
export const CONTACTS_SQL = `
  select id, contacted_at as "contactedAt", channel, result, who, note from referral_contact
  where referral_id = $1 order by contacted_at, id`;

export async function contactsOf(tx: Tx, referralId: string): Promise<Contact[]> {
  return tx.query<Contact>(CONTACTS_SQL, [referralId]);
}

export interface NewRefusal {
  readonly reason: RefusalCode;
  readonly review: 'required' | 'none';
  readonly consequence: string;
  readonly body: string;
  readonly suggestedAgencyId: string | null;
  /** The ruling that was known when it was refused against it. */
  readonly despiteRulingId: string | null;
  readonly byAgencyId: string;
}

export async function addRefusal(tx: Tx, referralId: string, refusal: NewRefusal): Promise<void> {
  await tx.query(
    `insert into referral_refusal (id, referral_id, reason, review, consequence, body, suggested_agency_id, at, by_user_id, by_agency_id,
       despite_ruling_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      uuidv7(),
      referralId,
      refusal.reason,
      refusal.review,
      refusal.consequence,
      refusal.body,
      refusal.suggestedAgencyId,
      await tx.now(),
      tx.caller.actor.userId,
      refusal.byAgencyId,
      refusal.despiteRulingId,
    ],
  );
}

export interface Refusal extends NewRefusal {
  readonly at: Date;
}

/** The refusals of the referral `$1`, the latest first. */
export const REFUSALS_SQL = `
  select reason, review, consequence, body, suggested_agency_id as "suggestedAgencyId", at, by_agency_id as "byAgencyId",
    despite_ruling_id as "despiteRulingId"
  from referral_refusal where referral_id = $1 order by at desc, id desc`;

/** The refusals of a referral, the latest first. */
export async function refusalsOf(tx: Tx, referralId: string): Promise<Refusal[]> {
  return tx.query<Refusal>(REFUSALS_SQL, [referralId]);
}

/** Whether the agency said of this case that it has an interest in it. */
export async function refusedForConflict(tx: Tx, caseId: string, agencyId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from referral_refusal f join referral r on r.id = f.referral_id
     where r.case_id = $1 and f.by_agency_id = $2 and f.reason = 'conflict_of_interest' limit 1`,
    [caseId, agencyId],
  );
  return rows.length > 0;
}

export async function addOutcome(
  tx: Tx,
  referralId: string,
  outcome: Omit<Outcome, 'attempt' | 'reportedAt'>,
): Promise<void> {
  await tx.query(
    `insert into referral_outcome (id, referral_id, attempt, outcome, summary, evidence, legal_reason, reported_at, reported_by)
     select $1, $2, coalesce(max(attempt), 0) + 1, $3, $4, $5::jsonb, $6, $7, $8
     from referral_outcome where referral_id = $2`,
    [
      uuidv7(),
      referralId,
      outcome.outcome,
      outcome.summary,
      JSON.stringify(outcome.evidence),
      outcome.legalReason,
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
}

/** What was reported of the referral `$1`, the first report first. */
export const OUTCOMES_SQL = `
  select attempt, outcome, summary, evidence, legal_reason as "legalReason", reported_at as "reportedAt"
  from referral_outcome where referral_id = $1 order by attempt`;

export async function outcomesOf(tx: Tx, referralId: string): Promise<Outcome[]> {
  return tx.query<Outcome>(OUTCOMES_SQL, [referralId]);
}

export async function openHold(
  tx: Tx,
  referralId: string,
  hold: Pick<Hold, 'reason' | 'until' | 'workingDays' | 'document' | 'casePause' | 'note'>,
): Promise<void> {
  await tx.query(
    `insert into referral_hold (id, referral_id, reason, note, since, until, working_days, by_user_id, document, case_pause)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      uuidv7(),
      referralId,
      hold.reason,
      hold.note,
      await tx.now(),
      hold.until,
      hold.workingDays,
      tx.caller.actor.userId,
      hold.document,
      hold.casePause,
    ],
  );
}

/** Ends the open hold. @returns what it did to the case; null when there was none */
export async function endHold(
  tx: Tx,
  referralId: string,
  by: HoldEnd,
): Promise<Pick<Hold, 'casePause'> | null> {
  const rows = await tx.query<Pick<Hold, 'casePause'>>(
    `update referral_hold set ended_at = $2, ended_by = $3 where referral_id = $1 and ended_at is null
     returning case_pause as "casePause"`,
    [referralId, await tx.now(), by],
  );
  return rows[0] ?? null;
}

/** The rests of the referral `$1`, the first one first. */
export const HOLDS_SQL = `
  select id, reason, since, until, working_days as "workingDays", ended_at as "endedAt",
         note, end_note as "endNote", document, case_pause as "casePause"
  from referral_hold
  where referral_id = $1 order by since, id`;

export async function holdsOf(tx: Tx, referralId: string): Promise<Hold[]> {
  return tx.query<Hold>(HOLDS_SQL, [referralId]);
}

/** What is said as the open rest ends. */
export async function addHoldEndNote(tx: Tx, referralId: string, note: string): Promise<void> {
  await tx.query('update referral_hold set end_note = $2 where referral_id = $1 and ended_at is null', [
    referralId,
    note,
  ]);
}

export type ApprovalSubject = 'long_hold' | 'second_question';

export async function addApproval(
  tx: Tx,
  referralId: string,
  approval: { readonly subject: ApprovalSubject; readonly until: Date | null; readonly reason: string },
): Promise<void> {
  await tx.query(
    `insert into referral_approval (id, referral_id, subject, until, reason, at, by_user_id, by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      uuidv7(),
      referralId,
      approval.subject,
      approval.until,
      approval.reason,
      await tx.now(),
      tx.caller.actor.userId,
      tx.caller.actor.displayName,
    ],
  );
}

/** Whether the head has given leave; for a hold, up to `until`. */
export async function isApproved(
  tx: Tx,
  referralId: string,
  subject: ApprovalSubject,
  until: Date | null,
): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from referral_approval
     where referral_id = $1 and subject = $2 and ($3::timestamptz is null or until >= $3) limit 1`,
    [referralId, subject, until],
  );
  return rows.length > 0;
}
