import { useSyncExternalStore } from 'react';
import type { Draft, Errand } from './draft';
import { Outbox } from './outbox';
import { smallPhoto } from './photo';

const NONE: readonly Draft[] = [];
let current: Outbox | null = null;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Opens the drafts of whoever has signed in. @returns closes them */
export function openOutbox(userId: string): () => void {
  const outbox = new Outbox(userId);
  current = outbox;
  const stop = outbox.subscribe(tell);
  void outbox.open();
  return () => {
    stop();
    outbox.close();
    if (current === outbox) current = null;
    tell();
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useDrafts(): readonly Draft[] {
  return useSyncExternalStore(subscribe, () => current?.all() ?? NONE);
}

/** What is written on one page, for whoever writes it. */
export interface Writing<T extends object> {
  /** False until what rests in the browser has been read. */
  readonly isReady: boolean;
  readonly typed: T;
  /** Null while nothing was typed. */
  readonly draft: Draft | null;
  /** The same as it stands by now, for whoever has waited for something since the page was drawn. */
  readonly latest: () => { readonly typed: T; readonly draft: Draft | null };
  /** Over what is typed by now. */
  readonly put: (change: Partial<T>) => void;
  readonly send: (errand: Pick<Errand, 'deed' | 'steps' | 'reached'>) => void;
  /** A picture goes with it; null takes it away. @returns whether it is a picture that this browser can read */
  readonly attach: (file: File | null) => Promise<boolean>;
  /** Begins anew: what was typed is thrown away, what was sent is sent. */
  readonly begin: () => void;
}

/** @param blank what stands there before anything was typed */
export function useWriting<T extends object>(page: string, blank: T): Writing<T> {
  const isReady = useSyncExternalStore(subscribe, () => current?.ready() ?? false);
  const draft = [...useDrafts()].reverse().find((each) => each.page === page) ?? null;
  const typedIn = (each: Draft | null): T => ({ ...blank, ...(each?.typed as Partial<T> | undefined) });
  const typed = typedIn(draft);
  const latest = (): ReturnType<Writing<T>['latest']> => {
    const now = current?.onPage(page) ?? null;
    return { typed: typedIn(now), draft: now };
  };
  return {
    isReady,
    typed,
    draft,
    latest,
    put: (change) => current?.type(page, { ...latest().typed, ...change }),
    send: (errand) =>
      void current?.send(page, { ...typed }, { ...errand, done: 0, sentTo: null, left: null }),
    attach: async (file) => {
      const outbox = current;
      const matter = outbox?.matterOn(page) ?? null;
      const photo = file === null ? null : await smallPhoto(file);
      if (file !== null && photo === null) return false;
      await outbox?.attach(page, matter, typed, photo);
      return true;
    },
    begin: () => {
      if (draft !== null) void current?.drop(draft.id);
    },
  };
}
