import { useSyncExternalStore } from 'react';

const WIDE = matchMedia('(min-width: 1000px)');

/** Whether there is room for two things beside each other. */
export function useIsDesk(): boolean {
  return useSyncExternalStore(subscribe, () => WIDE.matches);
}

function subscribe(listener: () => void): () => void {
  WIDE.addEventListener('change', listener);
  return () => WIDE.removeEventListener('change', listener);
}
