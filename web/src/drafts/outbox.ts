import { api, bodyOf } from '../api/client';
import { newCommandKey } from '../api/command-key';
import { asProblem, type Problem } from '../api/problem';
import { type Draft, type Errand, isUnsent, type PhotoKept, type Refusal } from './draft';
import { alone, OtherPages } from './other-pages';
import { perform } from './perform';
import { Photos } from './photos';
import type { SmallPhoto } from './photo';
import { KEPT_MS, Rest } from './rest';
import { tellUnsent } from './unsent';

const AGAIN_MS = 4_000;

/**
 * Says nothing of the draft: the server cannot be reached or cannot answer now, or whoever wrote it is not the one who is signed
 * in, or has a password of their own to choose first.
 */
function isPassing({ status, code }: Problem): boolean {
  return status === 0 || status >= 500 || [401, 429].includes(status) || code === 'password_change_required';
}

/**
 * What one user has written and not yet sent, in memory in the clear and in the browser's database as ciphertext. Its key comes
 * from the server after signing in and stays in memory: whoever has the device and not the account reads nothing. Other pages of
 * the browser may have the same drafts open: none is saved over what was not seen, and one page sends it.
 */
export class Outbox {
  private drafts: readonly Draft[] = [];
  private isReady = false;
  private readonly listeners = new Set<() => void>();
  private readonly underWay = new Set<string>();
  /** By page: the id that its next draft will have, where something is being fetched for it already. */
  private readonly awaited = new Map<string, string>();
  private readonly rest: Rest;
  private readonly photos: Photos;
  private pages: OtherPages | null = null;
  private beat: ReturnType<typeof setInterval> | null = null;
  private isClosed = false;

  constructor(owner: string) {
    this.rest = new Rest(owner);
    this.photos = new Photos(owner);
  }

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
    this.pages = new OtherPages({
      changed: (id) => {
        if (this.rest.knows(id) && !this.underWay.has(id)) void this.refresh(id);
      },
      holds: (photoId) => this.photos.isInMemory(photoId),
    });
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
    this.pages?.close();
    this.pages = null;
    this.photos.close();
    this.awaited.clear();
    this.rest.close();
    this.drafts = [];
    this.changed();
  }

  /** What was typed on a page changes, and rests so; what was refused of it may be right now. */
  type(page: string, typed: Draft['typed'], photo?: PhotoKept | null): void {
    const draft = this.written(page, typed);
    const next = photo === undefined ? draft : { ...draft, photo };
    this.put(next);
    void this.save(next);
  }

  /** Which matter is being written on a page, for whatever must be fetched for it; null where what stands there has been sent. */
  matterOn(page: string): string | null {
    const now = this.onPage(page);
    if (now !== null) return now.standing === 'typing' ? now.id : null;
    const id = this.awaited.get(page) ?? newCommandKey();
    this.awaited.set(page, id);
    return id;
  }

  /**
   * A picture goes with what stands on a page; null takes it away.
   * @param matter what it was chosen for (`matterOn`): where that has been sent or thrown away meanwhile, it goes with nothing
   */
  async attach(
    page: string,
    matter: string | null,
    typed: Draft['typed'],
    photo: SmallPhoto | null,
  ): Promise<void> {
    const kept = photo === null ? null : await this.photos.keep(photo, this.rest.lock);
    if (matter === null || this.matterOn(page) !== matter) {
      if (kept !== null) await this.photos.forget(kept.id);
      return;
    }
    const before = this.onPage(page)?.photo ?? null;
    this.type(page, this.onPage(page)?.typed ?? typed, kept);
    if (before !== null) await this.photos.forget(before.id);
  }

  /** Sends what stands on a page. It rests before the first step is taken, so that nothing is done that nobody remembers. */
  async send(page: string, typed: Draft['typed'], errand: Errand): Promise<void> {
    const sending: Draft = { ...this.written(page, typed), errand, standing: 'sending' };
    this.put(sending);
    if (await this.save(sending)) await this.run(sending.id);
  }

  /** The draft of a page that its user has not left behind; the newest. */
  onPage(page: string): Draft | null {
    return [...this.drafts].reverse().find((draft) => draft.page === page) ?? null;
  }

  async drop(id: string): Promise<void> {
    const photo = this.drafts.find((draft) => draft.id === id)?.photo ?? null;
    this.remove(id);
    await this.rest.forget(id);
    if (photo !== null) await this.photos.forget(photo.id);
    this.pages?.tell(id);
  }

  private readonly goOn = (): void => {
    if (this.rest.lock === null) void this.unlock();
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
      if (this.isClosed || this.rest.lock !== null) return;
      this.rest.open(lockOf(key));
      const here = new Set(this.drafts.map(({ id }) => id));
      const found = await this.rest.all(here);
      // At once: what another page does with them from here on is done to these.
      this.drafts = [...found, ...this.drafts];
      this.changed();
      await Promise.all(this.drafts.filter(({ id }) => here.has(id)).map((draft) => this.save(draft)));
      await this.photos.forgetOlderThan(KEPT_MS).catch(() => undefined);
    } catch {
      return;
    }
  }

  private async run(id: string): Promise<void> {
    if (this.underWay.has(id)) return;
    this.underWay.add(id);
    try {
      await alone(id, async () => {
        while (await this.takeNext(id));
      });
    } finally {
      this.underWay.delete(id);
    }
  }

  /** @returns whether there may be another step to take */
  private async takeNext(id: string): Promise<boolean> {
    // Another page may have gone on with it, or be done.
    await this.refresh(id);
    const draft = this.drafts.find((each) => each.id === id);
    const errand = draft?.errand ?? null;
    if (draft === undefined || errand === null || !isUnsent(draft)) return false;
    const step = errand.steps[errand.done];
    if (step === undefined) return this.finish({ ...draft, standing: 'ended' });
    if (step.does === 'photo' && (await this.isElsewhere(step.photo))) return false;
    try {
      const progress = await perform(step, errand, (photo) => this.photos.read(photo, this.rest.lock));
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
      if (errand.done > 0) return this.halt({ ...draft, refusal, standing: 'halted' });
      const refused: Draft = { ...draft, refusal, standing: 'typing', errand: null };
      this.put(refused);
      await this.save(refused);
      return false;
    }
  }

  /** Another page alone has the picture, in its memory: it sends it. */
  private async isElsewhere(photo: PhotoKept): Promise<boolean> {
    return !(await this.photos.has(photo)) && (await this.pages?.isHeld(photo.id)) === true;
  }

  private async advance(draft: Draft): Promise<boolean> {
    if (this.isClosed) return false;
    const next: Draft = { ...draft, standing: 'sending' };
    this.put(next);
    return this.save(next);
  }

  private async finish(draft: Draft): Promise<false> {
    await this.rest.forget(draft.id);
    if (draft.photo !== null) await this.photos.forget(draft.photo.id);
    this.pages?.tell(draft.id);
    this.put(draft);
    return false;
  }

  /** What was refused rests until whoever wrote it has seen it; to whoever has left meanwhile it is said when they come back. */
  private async halt(draft: Draft): Promise<false> {
    if (this.isClosed) return false;
    if (draft.photo !== null) await this.photos.forget(draft.photo.id);
    const halted: Draft = { ...draft, photo: null };
    this.put(halted);
    await this.save(halted);
    return false;
  }

  /** What stands on a page, with this typed there; begun where nothing does that is still being written. */
  private written(page: string, typed: Draft['typed']): Draft {
    const now = this.onPage(page);
    return now?.standing === 'typing' ? { ...now, typed, refusal: null } : this.begun(page, typed);
  }

  private begun(page: string, typed: Draft['typed']): Draft {
    const id = this.awaited.get(page) ?? newCommandKey();
    this.awaited.delete(page);
    return { id, page, typed, photo: null, standing: 'typing', errand: null, refusal: null };
  }

  private put(draft: Draft): void {
    if (this.isClosed) return;
    const others = this.drafts.filter(({ id }) => id !== draft.id);
    this.drafts = [...others, draft];
    this.changed();
  }

  private remove(id: string): void {
    this.rest.leave(id);
    this.drafts = this.drafts.filter((draft) => draft.id !== id);
    this.changed();
  }

  /** @returns whether this page may go on with it: false where another one has saved it since, or is done with it */
  private async save(draft: Draft): Promise<boolean> {
    if (draft.standing === 'ended') return true;
    const kept = await this.rest.save(draft, (theirs) => this.part(draft.id, theirs));
    if (kept === null) return false;
    if (kept !== draft) await this.leaveLostPicture(kept);
    if (kept.id === draft.id) this.pages?.tell(kept.id);
    return kept.id === draft.id;
  }

  /**
   * Another page has saved this draft since, or nothing rests of it any more (null): what was typed here goes on as a draft of its
   * own, and what is being sent for the first time goes on as it is.
   * @returns that; null where nothing here differs from theirs
   */
  private part(id: string, theirs: Draft | null): Draft | null {
    const latest = this.drafts.find((draft) => draft.id === id);
    if (latest === undefined) return null;
    if (theirs === null && latest.standing !== 'typing') {
      if (this.rest.restedOf(id) === 'typing') return latest;
      // What was sent and rests no more is done, and was seen: typed anew it would be sent twice.
      this.remove(id);
      return null;
    }
    if (theirs === null) this.rest.leave(id);
    const others = this.drafts.filter((draft) => draft.id !== id);
    this.drafts = theirs === null ? others : [theirs, ...others];
    this.changed();
    const photo = latest.photo?.id === theirs?.photo?.id ? null : latest.photo;
    const isSame = JSON.stringify(theirs?.typed) === JSON.stringify(latest.typed);
    if (isSame && (photo === null || theirs?.standing !== 'typing')) return null;
    const begun = isSame && theirs?.photo === null ? theirs : this.begun(latest.page, latest.typed);
    const own: Draft = { ...begun, photo };
    this.put(own);
    return own;
  }

  /** The other page may have taken the picture away, or sent it. */
  private async leaveLostPicture({ id, photo }: Draft): Promise<void> {
    if (photo === null || (await this.photos.has(photo))) return;
    const own = this.drafts.find((draft) => draft.id === id);
    if (own?.photo?.id !== photo.id) return;
    const without: Draft = { ...own, photo: null };
    this.put(without);
    await this.save(without);
  }

  /** Takes over what another page has saved of it; forgets what another page is done with. */
  private async refresh(id: string): Promise<void> {
    const change = await this.rest.changeOf(id);
    if (change === null || this.isClosed) return;
    if (change === 'gone') return this.remove(id);
    this.drafts = this.drafts.map((draft) => (draft.id === id ? change : draft));
    this.changed();
  }

  private changed(): void {
    tellUnsent(this.drafts.filter(({ standing }) => standing !== 'ended' && standing !== 'halted').length);
    for (const listener of this.listeners) listener();
  }
}

function refusalOf({ status, code, facts }: Problem): Refusal {
  return { status, code, facts };
}
