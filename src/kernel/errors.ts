/** What went wrong, in the words of HTTP's families; `src/platform/http` turns a kind into a status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'precondition_required'
  | 'too_large'
  | 'unsupported_media'
  | 'refused'
  | 'too_many'
  | 'unavailable';

/** Machine-readable circumstances of an error. Never personal data: facts reach clients and logs. */
export type ErrorFacts = Readonly<Record<string, unknown>>;

/**
 * An error that belongs to the product's language.
 *
 * `code` is stable and is what clients translate; the message is for engineers and carries no personal data.
 */
export class DomainError extends Error {
  override readonly name: string = 'DomainError';

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly facts: ErrorFacts = {},
  ) {
    super(message);
  }
}

/** One field that was not understood: `path` as in `parties[0].phone`, `code` stable, `message` says what to do. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Input that cannot be understood; all problems at once. */
export class InvalidInput extends DomainError {
  override readonly name = 'InvalidInput';

  constructor(readonly problems: readonly FieldProblem[]) {
    super('invalid', 'invalid_input', 'The request has fields that cannot be used.', { problems });
  }

  static at(path: string, code: string, message: string): InvalidInput {
    return new InvalidInput([{ path, code, message }]);
  }
}

/** The actor may not do this; also used where a thing must not be known to exist is *not* wanted (see NotFound). */
export class Forbidden extends DomainError {
  override readonly name = 'Forbidden';

  constructor(code: string, message: string, facts: ErrorFacts = {}) {
    super('forbidden', code, message, facts);
  }
}

/** No such thing, or none that this actor may know of. */
export class NotFound extends DomainError {
  override readonly name = 'NotFound';

  /** @param facts what there is instead, where that is no secret */
  constructor(what: string, facts: ErrorFacts = {}) {
    super('not_found', `${what}_not_found`, `There is no such ${what}, or you may not see it.`, facts);
  }
}

/** The thing has moved on since the caller read it. Facts tell the current state and who got there. */
export class Conflict extends DomainError {
  override readonly name = 'Conflict';

  constructor(code: string, message: string, facts: ErrorFacts = {}) {
    super('conflict', code, message, facts);
  }
}

/** Understood and allowed to this actor in general, yet a rule of the workflow or the law refuses it. */
export class Refused extends DomainError {
  override readonly name = 'Refused';

  constructor(code: string, message: string, facts: ErrorFacts = {}) {
    super('refused', code, message, facts);
  }
}
