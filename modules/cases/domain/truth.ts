/** Kleene's three values. Unknown is not no: it becomes a question, never a silent refusal or a silent pass. */
export type Truth = 'yes' | 'no' | 'unknown';

/** `no` as soon as one is `no`; `yes` only when all are `yes`. An empty list is `yes`. */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes('no')) return 'no';
  return truths.includes('unknown') ? 'unknown' : 'yes';
}

/** `yes` as soon as one is `yes`; `no` only when all are `no`. An empty list is `no`. */
export function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes('yes')) return 'yes';
  return truths.includes('unknown') ? 'unknown' : 'no';
}

/** The opposite; what is unknown stays unknown. */
export function notOf(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown';
  return truth === 'yes' ? 'no' : 'yes';
}
