import { asProblem } from '../api/problem';
import { onReturn } from '../app/presence';
import { sessionEndsAt } from './life';
import { askedUnattended, type Session } from './session';

const BEAT_MS = 10_000;

/**
 * Looks whether the session can still be there: another page of this browser may have kept it alive, so the server is asked, once
 * each time it may have run out.
 * @param cover what was open goes out of sight: the session may have ended, and who sits there is not known
 * @param reveal it has not, for it is somebody's still
 * @returns ends it
 */
export function watchSession({
  cover,
  reveal,
}: {
  readonly cover: () => void;
  readonly reveal: (session: Session) => void;
}): () => void {
  let isCovered = false;
  let isUnknown = false;

  const ask = (): void => {
    isUnknown = false;
    askedUnattended().then(
      (session) => {
        isCovered = false;
        reveal(session);
      },
      (error: unknown) => {
        // Whoever cannot ask does not know, and the page stays out of sight until they do.
        isUnknown = asProblem(error).status !== 401;
      },
    );
  };
  const look = (): void => {
    const mayHaveEnded = Date.now() >= sessionEndsAt();
    if (mayHaveEnded && !isCovered) {
      cover();
      ask();
    }
    isCovered = mayHaveEnded;
  };
  const lookAgain = (): void => {
    if (isCovered && document.visibilityState === 'visible') ask();
  };
  const askAgain = (): void => {
    if (isCovered && isUnknown) ask();
  };
  const beat = setInterval(() => {
    look();
    askAgain();
  }, BEAT_MS);
  addEventListener('online', askAgain);
  const stop = onReturn(look);
  addEventListener('visibilitychange', lookAgain, { capture: true });
  return () => {
    clearInterval(beat);
    stop();
    removeEventListener('visibilitychange', lookAgain, { capture: true });
    removeEventListener('online', askAgain);
  };
}
