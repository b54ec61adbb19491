import type { ReferralState } from './states.js';

/** The six words a screen has for the fifteen states. */
export type ScreenWord = '待签收' | '待补充/待裁定' | '办理中' | '暂停' | '待确认' | '已结束';

/**
 * One word a state. A draft waits for its sender like a package not yet delivered, so it shows the word of what it is
 * about to be.
 */
export const SCREEN_WORDS: Readonly<Record<ReferralState, ScreenWord>> = {
  draft: '待签收',
  queued: '待签收',
  info_requested: '待补充/待裁定',
  rejection_review: '待补充/待裁定',
  accepted: '办理中',
  in_progress: '办理中',
  recall_pending: '办理中',
  on_hold: '暂停',
  reported: '待确认',
  closed: '已结束',
  rejected: '已结束',
  recalled: '已结束',
  expired: '已结束',
  superseded: '已结束',
  entered_in_error: '已结束',
};

/** Who owes the next step; null when it has ended. */
export type Turn = 'sender' | 'recipient' | 'centre';

/** Whose turn it is in a state: shown beside the word. */
export const WHOSE_TURN: Readonly<Record<ReferralState, Turn | null>> = {
  draft: 'sender',
  queued: 'recipient',
  info_requested: 'sender',
  rejection_review: 'centre',
  accepted: 'recipient',
  in_progress: 'recipient',
  recall_pending: 'recipient',
  on_hold: 'recipient',
  reported: 'sender',
  closed: null,
  rejected: null,
  recalled: null,
  expired: null,
  superseded: null,
  entered_in_error: null,
};

/** Whose turn it is; while the work rests until the sender has answered, it is theirs. */
export function turnOf({
  state,
  awaitsSender,
}: {
  readonly state: ReferralState;
  readonly awaitsSender: boolean;
}): Turn | null {
  return state === 'on_hold' && awaitsSender ? 'sender' : WHOSE_TURN[state];
}

/** How it ended, shown after 已结束; null while it lives. */
export const ENDINGS: Readonly<Record<ReferralState, string | null>> = {
  draft: null,
  queued: null,
  info_requested: null,
  rejection_review: null,
  accepted: null,
  in_progress: null,
  recall_pending: null,
  on_hold: null,
  reported: null,
  closed: '已办结',
  rejected: '已退单',
  recalled: '已收回',
  expired: '逾期未签收',
  superseded: '已改派',
  entered_in_error: '已作废',
};
