/** A start that cannot go on for a reason its operator can mend: shown as this one sentence, without a stack. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
