import { type ReactElement, useEffect, useState } from 'react';
import { Problem } from '../api/problem';
import { SHELL } from '../texts/shell';
import { Button } from '../ui/button';
import { OpeningAlone, PageProblem } from './page-states';
import styles from './page-states.module.css';

/** Nobody waits longer than this to learn why, in milliseconds. */
const PATIENCE_MS = 5_000;

/** In place of what broke, or of a part that could not be fetched: the server may have a newer version, whose parts are others. */
export function BrokenPage({ error }: { readonly error: unknown }): ReactElement {
  const [isPast, setIsPast] = useState<boolean | null>(error instanceof Problem ? false : null);
  useEffect(() => {
    if (isPast !== null) return undefined;
    const leaving = new AbortController();
    const timer = setTimeout(() => leaving.abort(), PATIENCE_MS);
    void isOvertaken(leaving.signal).then(setIsPast);
    return () => clearTimeout(timer);
  }, [isPast]);
  if (isPast === null) return <OpeningAlone />;
  return <main>{isPast ? <Past /> : <PageProblem error={error} onAgain={() => location.reload()} />}</main>;
}

function Past(): ReactElement {
  return (
    <div className={styles['state']} role="alert">
      <h1>{SHELL.past}</h1>
      <p>{SHELL.pastHint}</p>
      <Button look="main" onClick={() => location.reload()}>
        {SHELL.loadNewer}
      </Button>
    </div>
  );
}

/** Whether the server begins the console with another script than this page was begun with; false where it cannot be asked. */
async function isOvertaken(signal: AbortSignal): Promise<boolean> {
  const own = document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null;
  try {
    const answer = await fetch('/', { cache: 'no-store', signal });
    return answer.ok && own !== null && !(await answer.text()).includes(own);
  } catch {
    return false;
  }
}
