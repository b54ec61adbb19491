import type { Standing } from './draft';

/** Where no save of a draft has been stored, nothing rests of it. */
type Mark = string | null;

interface Track {
  /** Whichever of these rests, nobody else has saved the draft since; never changed, so that it can be held. */
  readonly own: readonly Mark[];
  /** How the draft stood as it was last stored; null where it never was. */
  readonly rested: Standing | null;
}

/**
 * Of each draft the marks of the saves that this page has seen or made. One that was made counts beside the one before it until it
 * has been stored: whether there is room for it is known only then.
 */
export class Marks {
  private readonly tracks = new Map<string, Track>();

  /** Null of a draft that this page has neither seen at rest nor begun to save. */
  ownOf(id: string): readonly Mark[] | null {
    return this.tracks.get(id)?.own ?? null;
  }

  restedOf(id: string): Standing | null {
    return this.tracks.get(id)?.rested ?? null;
  }

  made(id: string, mark: string): void {
    const { own, rested } = this.tracks.get(id) ?? { own: [null], rested: null };
    this.tracks.set(id, { own: [...own, mark], rested });
  }

  /** Was stored: none from before it can rest any more. */
  stored(id: string, mark: string, rested: Standing): void {
    const own = this.ownOf(id);
    if (own?.includes(mark) === true) this.tracks.set(id, { own: own.slice(own.indexOf(mark)), rested });
  }

  /** Somebody else’s, and read. */
  seen(id: string, mark: string, rested: Standing): void {
    this.tracks.set(id, { own: [mark], rested });
  }

  forget(id: string): void {
    this.tracks.delete(id);
  }
}
