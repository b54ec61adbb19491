import type { QueryClient } from '@tanstack/react-query';
import { readAgain } from './read-again';
import { isSomebodyHere, setTold } from './presence';

const LOOK_MS = 3_000;
const COME_AGAIN_MS = 3_000;
const COME_AGAIN_MOST_MS = 60_000;

/**
 * Has the server say when something moves, and reads again then what is on the page: while somebody sits before it and it is in sight.
 * Where that cannot be, the page asks as often as it would by itself.
 * @returns what ends it
 */
export function watchChanges(client: QueryClient, personId: string): () => void {
  const { read, end } = readAgain(client);
  let stream: EventSource | null = null;
  let failures = 0;
  let againAt = 0;
  let wasSomebodyHere = true;

  const close = (): void => {
    stream?.close();
    stream = null;
    setTold(false);
  };

  const open = (): void => {
    stream = new EventSource(`/api/v1/changes?person=${personId}`);
    stream.onopen = () => {
      setTold(true);
      failures = 0;
      // What moved between the first answers and this moment was told to nobody.
      read(null);
    };
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      read((JSON.parse(data) as { readonly moved: readonly string[] }).moved);
    };
    stream.onerror = () => {
      close();
      failures += 1;
      const longestMs = Math.min(COME_AGAIN_MS * 2 ** (failures - 1), COME_AGAIN_MOST_MS);
      // A server that starts anew is not met by everybody at once.
      againAt = Date.now() + longestMs * (0.5 + Math.random() / 2);
      // It does not come again: from now on the page asks by itself.
      if (failures === 2) read(null);
    };
  };

  const look = (): void => {
    // While nobody is here the page stops asking by itself: only an answer makes it begin again.
    if (isSomebodyHere() && !wasSomebodyHere) read(null);
    wasSomebodyHere = isSomebodyHere();
    if (!isSomebodyHere() || document.visibilityState === 'hidden') close();
    else if (stream === null && Date.now() >= againAt) open();
  };

  look();
  const timer = setInterval(look, LOOK_MS);
  addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    removeEventListener('visibilitychange', look);
    close();
    end();
  };
}
