/** How something goes from agency to agency, or comes back. */
export const MOVES = [
  'sent',
  'refused',
  'overruled',
  'rerouted',
  'dispatched',
  'expired',
  'recalled',
] as const;
export type Move = (typeof MOVES)[number];

export const MOVE_WORDS: Readonly<Record<Move, string>> = {
  sent: '转办',
  refused: '退单',
  overruled: '退单被驳回',
  rerouted: '改派',
  dispatched: '中心交办',
  expired: '逾期未签收',
  recalled: '收回',
};
