import { useSyncExternalStore } from 'react';
import { onServerTime, serverNow } from './server-now';

const BEAT_MS = 1000;
const listeners = new Set<() => void>();
let beat: ReturnType<typeof setInterval> | null = null;
let second = Math.floor(serverNow() / BEAT_MS);

/** The server's time in whole seconds, as milliseconds since 1970; whoever shows it is drawn again at each beat. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => second) * BEAT_MS;
}

/** One beat for the whole page: a thousand countdowns tick together. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  beat ??= setInterval(tick, BEAT_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || beat === null) return;
    clearInterval(beat);
    beat = null;
  };
}

function tick(): void {
  second = Math.floor(serverNow() / BEAT_MS);
  for (const listener of listeners) listener();
}

onServerTime(tick);
