import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { ClientConfig } from 'pg';
import type { Logger } from 'pino';
import { Subscriptions } from '../outbox/subscriptions.js';
import { LOGGER } from '../telemetry/logger.js';
import { Audiences } from './audiences.js';
import { ChangeStreams } from './change-streams.js';
import { ChangeWire } from './change-wire.js';
import type { ChangedSubject, Committed, Moved } from './changes.js';
import { EVERYTHING, messagesOf, movedIn } from './wire-format.js';

/** How soon this process notifies again: twenty times a second, however many transactions commit. */
const GAP_MS = 50;
/** How soon after it failed to. */
const AGAIN_MS = 1_000;
/** Of more than this at once nobody is told apart: everybody reads again. */
const MOST_AT_ONCE = 1_000;

/** Injects how the connection that carries changes is made. */
export const CHANGES_DATABASE = Symbol('ChangesDatabase');

/**
 * Tells everybody who watches that something they may see has been committed, by whichever process.
 *
 * After the commit and beside it: no transaction waits for it, and what a process that is killed did not tell any more is
 * found by asking, which clients go on doing now and then (docs/adr/0062).
 */
@Injectable()
export class TellChanges implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly wire: ChangeWire;
  private readonly subjects = new Map<string, ChangedSubject>();
  private readonly moved = new Map<string, Moved>();
  private all = false;
  private telling: Promise<void> | null = null;
  private failing = false;
  private readonly stopping = new AbortController();

  constructor(
    @Inject(CHANGES_DATABASE) database: ClientConfig,
    private readonly audiences: Audiences,
    private readonly streams: ChangeStreams,
    subscriptions: Subscriptions,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.wire = new ChangeWire(database, {
      heard: (message) => this.pass(message),
      connected: () => this.hearAll(),
    });
    subscriptions.onCommit((committed) => this.hear(committed));
    streams.onBeat(() => this.wire.probe());
  }

  onApplicationBootstrap(): Promise<void> {
    return this.wire.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.telling;
    await this.wire.stop();
  }

  private hear({ subjects, moved }: Committed): void {
    for (const subject of subjects) {
      const { subjectType, subjectId, audienceAgencyId = '' } = subject;
      this.subjects.set(`${subjectType} ${subjectId} ${audienceAgencyId}`, subject);
    }
    for (const one of moved) this.moved.set(`${one.topic} ${one.audience}`, one);
    if (this.subjects.size + this.moved.size > MOST_AT_ONCE) this.all = true;
    this.begin();
  }

  /** Whoever was not told while the wire was down reads everything again. */
  private hearAll(): void {
    this.all = true;
    this.begin();
  }

  private begin(): void {
    if (!this.waits()) return;
    this.telling ??= this.tell().finally(() => {
      this.telling = null;
    });
  }

  private waits(): boolean {
    return this.all || this.subjects.size + this.moved.size > 0;
  }

  private async tell(): Promise<void> {
    while (this.waits()) {
      const subjects = [...this.subjects.values()];
      const moved = [...this.moved.values()];
      const { all } = this;
      this.forget();
      try {
        await this.wire.send(
          all ? [EVERYTHING] : messagesOf([...moved, ...(await this.audiences.of(this.wire.ask, subjects))]),
        );
        this.report(null);
        await pause(GAP_MS, undefined, { ref: false });
      } catch (error) {
        // Of what nobody has been told everybody is, as soon as anybody can be; who stops tries no more.
        this.report(error);
        if (this.stopping.signal.aborted) return this.forget();
        this.all = true;
        await pause(AGAIN_MS, undefined, { ref: false, signal: this.stopping.signal }).catch(() => undefined);
      }
    }
  }

  private forget(): void {
    this.subjects.clear();
    this.moved.clear();
    this.all = false;
  }

  private pass(message: string): void {
    if (message === EVERYTHING) this.streams.tellEverybody();
    else this.streams.tell(movedIn(message));
  }

  /** An outage is one line at its beginning and one at its end. */
  private report(error: unknown): void {
    const failing = error !== null;
    if (failing === this.failing) return;
    this.failing = failing;
    if (!failing) this.logger.info('changes are told again');
    else
      this.logger.warn(
        { error: error instanceof Error ? error.message : 'unknown' },
        'changes cannot be told: people see them when their page asks',
      );
  }
}
