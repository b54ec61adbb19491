import type { Writable } from 'node:stream';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '../../kernel/errors.js';
import { type Actor, agenciesOf, areasOf } from '../auth/actor.js';
import { Authenticator, type Credentials } from '../auth/authenticator.js';
import { ChangeStream } from './change-stream.js';
import { type Audience, type Moved, TOPICS } from './changes.js';

/** Windows that one person has open in all their browsers, as far as one process serves them. */
export const STREAMS_OF_ONE = 10;
const STREAMS_OF_ALL = 5_000;
const COME_AGAIN_SECONDS = 60;
const BEAT_MS = 20_000;
/** When everybody is to read again they do so one after another. */
const APART_MS = 2;

/** Everybody who watches through this process. */
@Injectable()
export class ChangeStreams implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly streams = new Set<ChangeStream>();
  private readonly byAudience = new Map<Audience, Set<ChangeStream>>();
  private onEachBeat: () => Promise<void> = () => Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private beating: Promise<void> | null = null;
  private stopped = false;

  constructor(private readonly authenticator: Authenticator) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.beat(), BEAT_MS).unref();
  }

  /** Before anything else stops: a server does not close while somebody watches. */
  onModuleDestroy(): void {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    for (const stream of this.streams) stream.end();
  }

  onBeat(listener: () => Promise<void>): void {
    this.onEachBeat = listener;
  }

  get count(): number {
    return this.streams.size;
  }

  /** @throws DomainError 429 `too_many_streams`, 503 `streams_full` */
  requireRoomFor(userId: string): void {
    if (this.stopped || this.streams.size >= STREAMS_OF_ALL) {
      throw new DomainError(
        'unavailable',
        'streams_full',
        'Nobody more can watch here now. Ask now and then instead, and come again later.',
        { retryAfterSeconds: COME_AGAIN_SECONDS },
      );
    }
    if ((this.byAudience.get(`user:${userId}`)?.size ?? 0) >= STREAMS_OF_ONE) {
      throw new DomainError(
        'too_many',
        'too_many_streams',
        `You watch through ${STREAMS_OF_ONE} windows already. Close one, or ask now and then instead.`,
        { retryAfterSeconds: COME_AGAIN_SECONDS },
      );
    }
  }

  /** Tells the client from now on, until it goes, its proof ends, or the process does. */
  open(out: Writable, { userId, actor, credentials }: Opened): void {
    const audiences = audiencesOf(userId, actor);
    const stream = new ChangeStream({ userId, credentials, audiences }, out);
    this.streams.add(stream);
    for (const audience of audiences) {
      this.byAudience.set(audience, (this.byAudience.get(audience) ?? new Set()).add(stream));
    }
    out.once('close', () => this.forget(stream));
  }

  tell(moved: readonly Moved[]): void {
    for (const { topic, audience } of moved) {
      for (const stream of this.watching(audience)) {
        if (topic === 'session') void this.proveAnew(stream);
        else stream.tell(topic);
      }
    }
  }

  /** Anything may have moved. */
  tellEverybody(): void {
    [...this.streams].forEach((stream, index) => {
      setTimeout(() => stream.tell(...TOPICS), index * APART_MS).unref();
    });
  }

  /**
   * Everybody's stream gives a sign of life, and goes on only for who may still watch. Looking keeps no session alive: a
   * window that is left open ends with its session as if it did not watch.
   */
  beat(): Promise<void> {
    this.beating ??= this.beatAll().finally(() => {
      this.beating = null;
    });
    return this.beating;
  }

  private async beatAll(): Promise<void> {
    await this.onEachBeat();
    for (const stream of [...this.streams]) {
      stream.beat();
      await this.proveAnew(stream);
    }
  }

  /** Ends a stream whose session or token is over, or whose holder belongs elsewhere than when it began. */
  private async proveAnew(stream: ChangeStream): Promise<void> {
    const { userId, credentials, audiences } = stream.watcher;
    let actor: Actor | null;
    try {
      actor = await this.authenticator.authenticate({ ...credentials, isUnattended: true });
    } catch {
      // A database that does not answer tells nothing either: the next beat asks again.
      return;
    }
    const now = actor === null || actor.mustChangePassword === true ? [] : audiencesOf(userId, actor);
    if (now.join() !== audiences.join()) stream.end();
  }

  /** What happens in an area concerns whoever stands over it or over one that contains it. */
  private watching(audience: Audience): ReadonlySet<ChangeStream> {
    if (!audience.startsWith('area:')) return this.byAudience.get(audience) ?? new Set();
    const found = new Set<ChangeStream>();
    const steps = audience.slice('area:'.length).split('.');
    for (let depth = 1; depth <= steps.length; depth += 1) {
      const above: Audience = `area:${steps.slice(0, depth).join('.')}`;
      for (const stream of this.byAudience.get(above) ?? []) found.add(stream);
    }
    return found;
  }

  private forget(stream: ChangeStream): void {
    this.streams.delete(stream);
    for (const audience of stream.watcher.audiences) {
      const watching = this.byAudience.get(audience);
      watching?.delete(stream);
      if (watching?.size === 0) this.byAudience.delete(audience);
    }
  }
}

interface Opened {
  readonly userId: string;
  readonly actor: Actor;
  readonly credentials: Credentials;
}

/** Each once, in an order of their own: two that are the same read the same. */
function audiencesOf(userId: string, actor: Actor): readonly Audience[] {
  return [
    ...new Set<Audience>([
      `user:${userId}`,
      ...agenciesOf(actor).map((id): Audience => `agency:${id}`),
      ...areasOf(actor, 'coordinator', 'supervisor').map((path): Audience => `area:${path}`),
    ]),
  ].sort();
}
