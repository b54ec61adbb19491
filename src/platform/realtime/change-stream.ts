import type { Writable } from 'node:stream';
import type { Credentials } from '../auth/authenticator.js';
import { TOPICS, type Audience, type Topic } from './changes.js';

/** One client is told at most once in this time, the last of it included. */
const QUIET_MS = 250;
/** How soon a browser comes again by itself. */
const RETRY_MS = 5_000;
/** How long a client that goes may take to read its last. */
const LEAVING_MS = 1_000;
/** A client that has left so much unread is let go. */
const MOST_UNREAD_BYTES = 16 * 1024;

/** Whose stream it is, by what proof, and what concerns them. */
export interface Watcher {
  readonly userId: string;
  readonly credentials: Credentials;
  readonly audiences: readonly Audience[];
}

/**
 * One client that watches: an answer of server-sent events that does not end. What moves while the client has just been told is told
 * once, when its quiet time is over; nothing is ever kept for it but which topics those are.
 */
export class ChangeStream {
  private readonly due = new Set<Topic>();
  private quiet: NodeJS.Timeout | null = null;

  constructor(
    readonly watcher: Watcher,
    private readonly out: Writable,
  ) {
    out.on('error', () => this.drop());
    out.on('close', () => this.stopWaiting());
    this.write(`retry: ${RETRY_MS}\n\n`);
  }

  tell(...topics: readonly Topic[]): void {
    if (this.out.destroyed) return;
    for (const topic of topics) this.due.add(topic);
    if (this.quiet === null) this.say();
  }

  /** Something to pass on for every proxy between, that would otherwise take the stream for a dead one. */
  beat(): void {
    this.write(':\n\n');
  }

  /** What was written still arrives; the client then comes again, if it may. */
  end(): void {
    this.stopWaiting();
    this.out.end();
    setTimeout(() => this.drop(), LEAVING_MS).unref();
  }

  private say(): void {
    const moved = TOPICS.filter((topic) => this.due.has(topic));
    this.due.clear();
    this.write(`data: ${JSON.stringify({ moved })}\n\n`);
    this.quiet = setTimeout(() => {
      this.quiet = null;
      if (this.due.size > 0) this.say();
    }, QUIET_MS);
  }

  private write(text: string): void {
    if (this.out.destroyed || this.out.writableEnded) return;
    this.out.write(text);
    if (this.out.writableLength > MOST_UNREAD_BYTES) this.drop();
  }

  private drop(): void {
    this.out.destroy();
  }

  private stopWaiting(): void {
    if (this.quiet !== null) clearTimeout(this.quiet);
    this.quiet = null;
    this.due.clear();
  }
}
