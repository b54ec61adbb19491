import { createStore, delMany, entries, set, type UseStore } from 'idb-keyval';

/** A draft as it rests in the browser: whose it is and how old, and nothing else that could be read without its key. */
export interface Resting {
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly sealed: Uint8Array;
}

let store: UseStore | null = null;

function opened(): UseStore {
  store ??= createStore('accord-drafts', 'drafts');
  return store;
}

export function allResting(): Promise<[string, Resting][]> {
  return entries<string, Resting>(opened());
}

export function rest(id: string, resting: Resting): Promise<void> {
  return set(id, resting, opened());
}

export function forget(ids: readonly string[]): Promise<void> {
  return ids.length === 0 ? Promise.resolve() : delMany([...ids], opened());
}
