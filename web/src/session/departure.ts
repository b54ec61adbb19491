import { useSyncExternalStore } from 'react';
import { sessionEndsAt } from './life';
import { onOwedChange, oweSignOut, owedSignOut, paySignOut } from './sign-out';

const AGAIN_MS = 5_000;

/** Somebody has gone from here, and their session is still to be ended. */
export interface Departure {
  /** When it ends by itself, by the clock of this machine; null where that is not known. */
  readonly endsAt: number | null;
  /** The server has been asked to end it and could not be reached. */
  readonly isUntold: boolean;
}

let departure: Departure | null = null;
const listeners = new Set<() => void>();

/** Leaves: whatever stands on the page goes at once, and the session as soon as the server can be told. */
export function depart(userId: string): void {
  oweSignOut(userId);
  begin();
}

/** Null while nobody has gone. */
export function useDeparture(): Departure | null {
  return useSyncExternalStore(subscribe, () => departure);
}

function begin(): void {
  if (departure !== null) return;
  const endsAt = sessionEndsAt();
  become({ endsAt: Number.isFinite(endsAt) ? endsAt : null, isUntold: false });
  addEventListener('online', tell);
  setInterval(tell, AGAIN_MS);
  tell();
}

/** What was read lies in the memory of the page: it begins anew, at the door, as soon as that can be loaded. */
function tell(): void {
  paySignOut().then(
    () => location.replace('/'),
    () => become({ endsAt: departure?.endsAt ?? null, isUntold: true }),
  );
}

function become(next: Departure): void {
  departure = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

onOwedChange(() => {
  // A page that slept through it hears of it when the debt has long been paid: its user has left all the same.
  if (owedSignOut() !== null) begin();
  else location.replace('/');
});
if (owedSignOut() !== null) begin();
