import { submit } from './submit.js';
import { discard } from './discard.js';
import { acknowledge } from './acknowledge.js';
import { accept } from './accept.js';
import { acceptPartial } from './accept-partial.js';
import { requestInfo } from './request-info.js';
import { supplyInfo } from './supply-info.js';
import { infoTimeout } from './info-timeout.js';
import { reject } from './reject.js';
import { rejectFinal } from './reject-final.js';
import { overrule } from './overrule.js';
import { uphold } from './uphold.js';
import { reviewTimeout } from './review-timeout.js';
import { acceptTimeout } from './accept-timeout.js';
import { recall } from './recall.js';
import { requestRecall } from './request-recall.js';
import { agreeRecall } from './agree-recall.js';
import { declineRecall } from './decline-recall.js';
import { forceRecall } from './force-recall.js';
import { recallTimeout } from './recall-timeout.js';
import { firstContact } from './first-contact.js';
import { handoverDone } from './handover-done.js';
import { hold } from './hold.js';
import { resume } from './resume.js';
import { holdTimeout } from './hold-timeout.js';
import { feedback } from './feedback.js';
import { reportOutcome } from './report-outcome.js';
import { confirm } from './confirm.js';
import { returnOutcome } from './return.js';
import { confirmTimeout } from './confirm-timeout.js';
import { reroute } from './reroute.js';
import { mergeInto } from './merge-into.js';
import { markDuplicate } from './mark-duplicate.js';
import { delegate } from './delegate.js';
import { markError } from './mark-error.js';
import { reopen } from './reopen.js';
import { raiseSafety } from './raise-safety.js';
import type { ReferralEvent } from '../domain/transitions.js';
import type { Action } from '../engine/step.js';

/** Every event of the table and the action that takes it; the type refuses a missing one. */
export const ACTIONS = {
  submit,
  discard,
  acknowledge,
  accept,
  accept_partial: acceptPartial,
  request_info: requestInfo,
  supply_info: supplyInfo,
  info_timeout: infoTimeout,
  reject,
  reject_final: rejectFinal,
  overrule,
  uphold,
  review_timeout: reviewTimeout,
  accept_timeout: acceptTimeout,
  recall,
  request_recall: requestRecall,
  agree_recall: agreeRecall,
  decline_recall: declineRecall,
  force_recall: forceRecall,
  recall_timeout: recallTimeout,
  first_contact: firstContact,
  handover_done: handoverDone,
  hold,
  resume,
  hold_timeout: holdTimeout,
  feedback,
  report_outcome: reportOutcome,
  confirm,
  return: returnOutcome,
  confirm_timeout: confirmTimeout,
  reroute,
  merge_into: mergeInto,
  mark_duplicate: markDuplicate,
  delegate,
  mark_error: markError,
  reopen,
  raise_safety: raiseSafety,
} as const satisfies { readonly [Event in ReferralEvent]: Action<Event, never> };

/** What an event is told with. */
export type CommandOf<Event extends ReferralEvent> =
  (typeof ACTIONS)[Event] extends Action<Event, infer Command> ? Command : never;
