import { createStore, del, delMany, entries, get, set, type UseStore } from 'idb-keyval';

/** A draft as it rests in the browser: whose it is and how old, and nothing else that could be read without its key. */
export interface Resting {
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** New at each save: whoever saves over it says which one they have seen. */
  readonly mark: string;
  readonly sealed: Uint8Array;
}

let store: UseStore | null = null;
let photoStore: UseStore | null = null;

function opened(): UseStore {
  store ??= createStore('accord-drafts', 'drafts');
  return store;
}

/** Pictures lie beside the drafts: a draft is sealed at each key that is pressed, a picture once. */
function photosOpened(): UseStore {
  photoStore ??= createStore('accord-photos', 'photos');
  return photoStore;
}

export function allResting(): Promise<[string, Resting][]> {
  return entries<string, Resting>(opened());
}

export function restingOf(id: string): Promise<Resting | undefined> {
  return get<Resting>(id, opened());
}

/**
 * Saves what is chosen in sight of what rests of a draft, in one transaction: a page that is closed just then loses nothing.
 * @param choose what is saved, and under which id, instead of what rests there (undefined: nothing); null saves nothing
 * @returns what was saved, once it is
 */
export function restAs<Kept extends { readonly id: string; readonly resting: Resting }>(
  id: string,
  choose: (resting: Resting | undefined) => Kept | null,
): Promise<Kept | null> {
  return opened()(
    'readwrite',
    (drafts) =>
      new Promise((resolve, reject) => {
        let kept: Kept | null = null;
        const reading = drafts.get(id) as IDBRequest<Resting | undefined>;
        reading.onsuccess = () => {
          kept = choose(reading.result);
          if (kept !== null) drafts.put(kept.resting, kept.id);
        };
        drafts.transaction.oncomplete = () => resolve(kept);
        drafts.transaction.onabort = () => reject(drafts.transaction.error ?? new Error('no room'));
      }),
  );
}

export function forget(ids: readonly string[]): Promise<void> {
  return ids.length === 0 ? Promise.resolve() : delMany([...ids], opened());
}

export function allPhotos(): Promise<[string, Resting][]> {
  return entries<string, Resting>(photosOpened());
}

export function restPhoto(id: string, resting: Resting): Promise<void> {
  return set(id, resting, photosOpened());
}

export function photoResting(id: string): Promise<Resting | undefined> {
  return get<Resting>(id, photosOpened());
}

export function forgetPhoto(id: string): Promise<void> {
  return del(id, photosOpened());
}
