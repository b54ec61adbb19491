import { newCommandKey } from '../api/command-key';
import { Problem } from '../api/problem';
import type { Lock } from './cipher';
import type { PhotoKept } from './draft';
import type { SmallPhoto } from './photo';
import { allPhotos, forgetPhoto, photoResting, restPhoto } from './store';

/** The pictures of one user's drafts: each sealed once, when it is chosen, and read when it is sent. */
export class Photos {
  private readonly inMemory = new Map<string, string>();

  constructor(private readonly owner: string) {}

  /** Keeps a picture, sealed where it can be: without key or room it stays in memory, and the answer says so. */
  async keep({ base64, ...photo }: SmallPhoto, lock: Lock | null): Promise<PhotoKept> {
    const id = newCommandKey();
    this.inMemory.set(id, base64);
    return { id, ...photo, rests: lock !== null && (await this.rest(id, base64, lock)) };
  }

  /** Its bytes in base64. @throws Problem `photo_lost` where it was in memory only and the page has been opened anew */
  async read({ id }: PhotoKept, lock: Lock | null): Promise<string> {
    const known = this.inMemory.get(id);
    if (known !== undefined) return known;
    const resting = await photoResting(id).catch(() => undefined);
    if (resting === undefined || lock === null) throw new Problem(404, 'photo_lost', {});
    return lock.unseal(id, resting.sealed) as string;
  }

  /** Whether this page can read it. */
  async has({ id }: PhotoKept): Promise<boolean> {
    return this.isInMemory(id) || (await photoResting(id).catch(() => undefined)) !== undefined;
  }

  isInMemory(id: string): boolean {
    return this.inMemory.has(id);
  }

  async forget(id: string): Promise<void> {
    this.inMemory.delete(id);
    await forgetPhoto(id).catch(() => undefined);
  }

  async forgetOlderThan(ms: number): Promise<void> {
    for (const [id, { savedAt }] of await allPhotos()) if (Date.now() - savedAt > ms) await this.forget(id);
  }

  close(): void {
    this.inMemory.clear();
  }

  private async rest(id: string, base64: string, lock: Lock): Promise<boolean> {
    try {
      const sealed = lock.seal(id, base64);
      await restPhoto(id, { owner: this.owner, savedAt: Date.now(), mark: id, sealed });
      return true;
    } catch {
      return false;
    }
  }
}
