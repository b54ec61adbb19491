import { api, bodyOf } from '../api/client';
import { newCommandKey } from '../api/command-key';
import { asProblem, type Problem } from '../api/problem';
import type { Lock } from './cipher';
import { type Draft, type Errand, isUnsent, type Refusal } from './draft';
import { perform } from './perform';
import { allResting, forget, rest } from './store';
import { tellUnsent } from './unsent';

const KEPT_MS = 72 * 60 * 60_000;
const AGAIN_MS = 4_000;

/** What can wait does not: the server cannot be reached, or cannot answer now. */
function isPassing({ status }: Problem): boolean {
  return status === 0 || status >= 500;
}

/**
 * What one user has written and not yet sent, in memory in the clear and in the browser's database as ciphertext. Its key comes
 * from the server after signing in and stays in memory: whoever has the device and not the account reads nothing.
 */
export class Outbox {
  private drafts: readonly Draft[] = [];
  private lock: Lock | null = null;
  private isReady = false;
  private readonly listeners = new Set<() => void>();
  private readonly underWay = new Set<string>();
  private beat: ReturnType<typeof setInterval> | null = null;
  private isClosed = false;

  constructor(private readonly owner: string) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly all = (): readonly Draft[] => this.drafts;

  /** Whether what rests in the browser has been read, or cannot be for now. */
  readonly ready = (): boolean => this.isReady;

  /** Reads what rests here, throws away what is too old, and goes on with what was not sent. */
  async open(): Promise<void> {
    this.isClosed = false;
    addEventListener('online', this.goOn);
    this.beat = setInterval(this.goOn, AGAIN_MS);
    await this.unlock();
    this.isReady = true;
    this.changed();
    this.goOn();
  }

  /** Nothing of it is left in memory; what rests in the browser rests on. */
  close(): void {
    this.isClosed = true;
    removeEventListener('online', this.goOn);
    if (this.beat !== null) clearInterval(this.beat);
    this.lock = null;
    this.drafts = [];
    this.changed();
  }

  /** What was typed on a page changes, and rests so; what was refused of it may be right now. */
  type(page: string, typed: Draft['typed']): void {
    const now = this.onPage(page);
    const draft: Draft =
      now !== null && now.standing === 'typing'
        ? { ...now, typed, refusal: null }
        : { id: newCommandKey(), page, typed, standing: 'typing', errand: null, refusal: null };
    this.put(draft);
    void this.save(draft.id);
  }

  /** Sends what stands on a page. It rests before the first step is taken, so that nothing is done that nobody remembers. */
  async send(page: string, typed: Draft['typed'], errand: Errand): Promise<void> {
    this.type(page, typed);
    const draft = this.onPage(page);
    if (draft === null) return;
    this.put({ ...draft, errand, standing: 'sending', refusal: null });
    await this.save(draft.id);
    await this.run(draft.id);
  }

  /** The draft of a page that its user has not left behind; the newest. */
  onPage(page: string): Draft | null {
    return [...this.drafts].reverse().find((draft) => draft.page === page) ?? null;
  }

  async drop(id: string): Promise<void> {
    this.drafts = this.drafts.filter((draft) => draft.id !== id);
    this.changed();
    await forget([id]).catch(() => undefined);
  }

  private readonly goOn = (): void => {
    if (this.lock === null) void this.unlock();
    for (const draft of this.drafts) if (isUnsent(draft)) void this.run(draft.id);
  };

  /** Without the key nothing is read and nothing rests; it is asked for again until it comes. */
  private async unlock(): Promise<void> {
    try {
      // The cipher comes with the key: no page waits for it.
      const [{ key }, { lockOf }] = await Promise.all([
        bodyOf(api.GET('/api/v1/me/draft-key')),
        import('./cipher'),
      ]);
      if (this.isClosed || this.lock !== null) return;
      this.lock = lockOf(key);
      const found = await this.found(this.lock);
      for (const { id } of this.drafts) await this.save(id);
      this.drafts = [...found, ...this.drafts];
      this.changed();
    } catch {
      return;
    }
  }

  private async found(lock: Lock): Promise<Draft[]> {
    const resting = await allResting();
    const isOld = (savedAt: number): boolean => Date.now() - savedAt > KEPT_MS;
    await forget(resting.filter(([, { savedAt }]) => isOld(savedAt)).map(([id]) => id));
    const known = new Set(this.drafts.map(({ id }) => id));
    return resting
      .filter(([id, { owner, savedAt }]) => owner === this.owner && !isOld(savedAt) && !known.has(id))
      .flatMap(([id, { sealed }]) => {
        try {
          return [lock.unseal(id, sealed) as Draft];
        } catch {
          // Sealed before the server was set up anew: nobody can read it any more.
          return [];
        }
      });
  }

  private async run(id: string): Promise<void> {
    if (this.underWay.has(id)) return;
    this.underWay.add(id);
    try {
      while (await this.takeNext(id));
    } finally {
      this.underWay.delete(id);
    }
  }

  /** @returns whether there may be another step to take */
  private async takeNext(id: string): Promise<boolean> {
    const draft = this.drafts.find((each) => each.id === id);
    const errand = draft?.errand ?? null;
    if (draft === undefined || errand === null || !isUnsent(draft)) return false;
    const step = errand.steps[errand.done];
    if (step === undefined) return this.finish({ ...draft, standing: 'ended' });
    try {
      const progress = await perform(step, errand);
      return await this.advance({ ...draft, errand: { ...errand, ...progress, done: errand.done + 1 } });
    } catch (error) {
      const problem = asProblem(error);
      if (isPassing(problem)) {
        this.put({ ...draft, standing: 'waiting' });
        return false;
      }
      const refusal = refusalOf(problem);
      // The matter itself is done: that a photo was not taken must not keep it.
      if (step.does === 'photo')
        return this.advance({ ...draft, errand: { ...errand, left: refusal, done: errand.done + 1 } });
      if (errand.done > 0) return this.finish({ ...draft, refusal, standing: 'halted' });
      this.put({ ...draft, refusal, standing: 'typing', errand: null });
      await this.save(id);
      return false;
    }
  }

  private async advance(draft: Draft): Promise<boolean> {
    if (this.isClosed) return false;
    this.put({ ...draft, standing: 'sending' });
    await this.save(draft.id);
    return true;
  }

  private async finish(draft: Draft): Promise<false> {
    await forget([draft.id]).catch(() => undefined);
    if (!this.isClosed) this.put(draft);
    return false;
  }

  private put(draft: Draft): void {
    if (this.isClosed) return;
    const others = this.drafts.filter(({ id }) => id !== draft.id);
    this.drafts = [...others, draft];
    this.changed();
  }

  /** Sealed at once and written in order: what is closed a moment later has been written. */
  private async save(id: string): Promise<void> {
    const { lock } = this;
    const draft = this.drafts.find((each) => each.id === id);
    if (lock === null || draft === undefined || draft.standing === 'ended' || draft.standing === 'halted')
      return;
    const resting = { owner: this.owner, savedAt: Date.now(), sealed: lock.seal(id, draft) };
    // A browser that keeps nothing (private windows, no room) still sends.
    await rest(id, resting).catch(() => undefined);
  }

  private changed(): void {
    tellUnsent(this.drafts.filter(({ standing }) => standing !== 'ended' && standing !== 'halted').length);
    for (const listener of this.listeners) listener();
  }
}

function refusalOf({ status, code, facts }: Problem): Refusal {
  return { status, code, facts };
}
