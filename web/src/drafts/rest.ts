import { newCommandKey } from '../api/command-key';
import type { Lock } from './cipher';
import type { Draft, Standing } from './draft';
import { Marks } from './marks';
import { allResting, forget, type Resting, restAs, restingOf } from './store';

/** After so long a draft is thrown away, in milliseconds. */
export const KEPT_MS = 72 * 60 * 60_000;

interface Sealed {
  readonly id: string;
  readonly resting: Resting;
  readonly draft: Draft;
}

/**
 * The drafts of one user as they rest in the browser: sealed, and known by their marks, so that what another page of the browser
 * has saved is never saved over unseen.
 */
export class Rest {
  private readonly marks = new Marks();
  private key: Lock | null = null;

  constructor(private readonly owner: string) {}

  /** Null while nothing can be read and nothing rests. */
  get lock(): Lock | null {
    return this.key;
  }

  open(lock: Lock): void {
    this.key = lock;
  }

  close(): void {
    this.key = null;
  }

  /** Whether this page has had to do with its rest. */
  knows(id: string): boolean {
    return this.marks.ownOf(id) !== null;
  }

  restedOf(id: string): Standing | null {
    return this.marks.restedOf(id);
  }

  /** All there are, the oldest first; whatever is too old is thrown away, whoever wrote it. @param known ids that are left out */
  async all(known: ReadonlySet<string>): Promise<Draft[]> {
    const resting = (await allResting()).sort(([, one], [, other]) => one.savedAt - other.savedAt);
    const isOld = (savedAt: number): boolean => Date.now() - savedAt > KEPT_MS;
    await forget(resting.filter(([, { savedAt }]) => isOld(savedAt)).map(([id]) => id));
    return resting
      .filter(([id, { owner, savedAt }]) => owner === this.owner && !isOld(savedAt) && !known.has(id))
      .map(([id, each]) => this.read(id, each))
      .filter((draft) => draft !== null);
  }

  /**
   * Sealed at once and written in order.
   * @param part what rests instead where another page has saved the draft since, or where nothing rests of it any more (null)
   * @returns what rests, or was to rest where the browser has no room or keeps nothing; null where nothing of this page does
   */
  async save(draft: Draft, part: (theirs: Draft | null) => Draft | null): Promise<Draft | null> {
    const { key } = this;
    if (key === null) return draft;
    const { id } = draft;
    const own = this.marks.ownOf(id) ?? [null];
    const sealed = this.sealed(draft, key);
    try {
      const kept = await restAs(id, (resting) => {
        if (own.includes(resting?.mark ?? null)) return sealed;
        const parted = part(resting === undefined ? null : this.read(id, resting));
        return parted === null ? null : this.sealed(parted, key);
      });
      if (kept === null) return null;
      this.marks.stored(kept.id, kept.resting.mark, kept.draft.standing);
      return kept.draft;
    } catch {
      return draft;
    }
  }

  /**
   * What another page has done with it: the draft as it rests, or `gone`.
   * @returns null where it has done nothing, as far as can be read
   */
  async changeOf(id: string): Promise<Draft | 'gone' | null> {
    const own = this.marks.ownOf(id);
    if (own === null) return null;
    const resting = await restingOf(id).catch(() => null);
    const isUnread = resting === null || this.marks.ownOf(id) !== own || own.includes(resting?.mark ?? null);
    if (isUnread) return null;
    return resting === undefined ? 'gone' : this.read(id, resting);
  }

  /** It is over, or thrown away. */
  async forget(id: string): Promise<void> {
    this.marks.forget(id);
    await forget([id]).catch(() => undefined);
  }

  /** What rests is no more to this page. */
  leave(id: string): void {
    this.marks.forget(id);
  }

  private sealed(draft: Draft, key: Lock): Sealed {
    const { id } = draft;
    const mark = newCommandKey();
    this.marks.made(id, mark);
    const resting = { owner: this.owner, savedAt: Date.now(), mark, sealed: key.seal(id, draft) };
    return { id, resting, draft };
  }

  /** @returns null for what was sealed before the server was set up anew: nobody can read it any more */
  private read(id: string, { sealed, mark }: Resting): Draft | null {
    if (this.key === null) return null;
    try {
      const draft = this.key.unseal(id, sealed) as Draft;
      this.marks.seen(id, mark, draft.standing);
      return draft;
    } catch {
      return null;
    }
  }
}
