import type { EntityManager } from 'typeorm';
import type { Caller } from '../auth/actor.js';
import type { Moved } from '../realtime/changes.js';

declare const branded: unique symbol;

/**
 * Something that happened, told once in the transaction that made it happen.
 *
 * It becomes a row of the append-only `domain_event` (the timeline), and an outbox row for each subscriber.
 */
export interface DomainEvent {
  /** Past tense, `subject.verb`, such as `referral.accepted`. */
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The story it belongs to: events are read back by stream, in order. */
  readonly streamId: string;
  /** Set when only this agency may read the event (an internal note). */
  readonly audienceAgencyId?: string | null;
  /** Ids, codes and texts the timeline shows. Outbox jobs receive the event's id, never this. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A change or a sight of personal data, for the audit trail. Who, when and from where are the unit of work's. */
export interface AuditEntry {
  /** `subject.verb`, such as `party.revealed`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The agency in whose name it was done, where there is one. */
  readonly agencyId?: string | null;
  /** What changed, by field names and codes; never the personal data itself. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** A job to run after the commit, at least once, by the handler registered under `name`. */
export interface OutboxJob {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * One database transaction, and everything that commits with it.
 *
 * Every store method takes it first: nothing is read or written beside it. Made only by `UnitOfWork`.
 */
export interface Tx {
  readonly [branded]: true;
  readonly caller: Caller;
  /** For entities of reference data; it runs in this transaction. */
  readonly manager: EntityManager;
  /** Runs one statement, prepared once per connection. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /**
   * As `query`, and asked once: the same question with the same values is answered again with the same rows, until this
   * transaction itself writes to one of the tables it reads.
   *
   * For what others change seldom or not at all meanwhile: agencies, versions of documents, what lies under a lock that is
   * held. Never for what must be seen as it is after a lock was waited for.
   */
  look<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /**
   * The transaction's instant: `accord_now()`, read at the first call and the same ever after. Lock first, then ask:
   * two transactions that follow one another on a row then carry instants in that order.
   */
  now(): Promise<Date>;
  emit(event: DomainEvent): void;
  audit(entry: AuditEntry): void;
  enqueue(job: OutboxJob): void;
  /** Says that something has moved on somebody's screen, where no event tells it: whoever watches is told after the commit. */
  moved(moved: Moved): void;
  /**
   * Runs a part that may fail without taking the rest along: on an error its rows, events and jobs are undone and the
   * error is thrown on. For batches whose bad rows are reported one by one.
   */
  part<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Sends settings of the planner that hold until the transaction ends. What it prepares from then on has names of its own: a
   * plan outlives the transaction with the connection, and is nobody else's.
   * @param settings a `select set_config(…, true)`
   */
  planApart(settings: string): Promise<void>;
  /**
   * The same transaction at an instant of the past: `now()` answers it, events are told as of it and wake no subscriber.
   * Only for history that is brought in; nothing that people do today is dated otherwise than by `accord_now()`.
   */
  at(instant: Date): Tx;
}
