import { type ReactElement, useState } from 'react';
import { OPENED_FILES } from '../texts/opened-files';
import { Button } from '../ui/button';
import { ProblemSay } from '../ui/problem-say';
import { Say } from '../ui/say';
import { Sheet } from '../ui/sheet';
import styles from './picture.module.css';
import { usePicture } from './use-picture';

/** A picture over the page, as wide as that or as large as it is; closed, nothing of it is left. */
export function PictureSheet({
  fileId,
  title,
  onClose,
}: {
  readonly fileId: string;
  readonly title: string;
  readonly onClose: () => void;
}): ReactElement {
  const { url, problem, again } = usePicture(fileId);
  const [isBroken, setIsBroken] = useState(false);
  const [isLarge, setIsLarge] = useState(false);
  const tryAgain = (): void => {
    setIsBroken(false);
    again();
  };
  const isFaulty = isBroken || problem !== null;
  return (
    <Sheet title={title} onClose={onClose}>
      <ProblemSay problem={problem} />
      {isBroken ? <Say tone="fault">{OPENED_FILES.broken}</Say> : null}
      {isFaulty ? <Button onClick={tryAgain}>{OPENED_FILES.again}</Button> : null}
      {!isFaulty && url === null ? <p role="status">{OPENED_FILES.fetching}</p> : null}
      {isFaulty || url === null ? null : (
        <>
          <div className={styles['frame']}>
            <img
              className={isLarge ? undefined : styles['fitted']}
              src={url}
              alt={title}
              onError={() => setIsBroken(true)}
            />
          </div>
          <Button look="quiet" onClick={() => setIsLarge(!isLarge)}>
            {isLarge ? OPENED_FILES.smaller : OPENED_FILES.larger}
          </Button>
        </>
      )}
    </Sheet>
  );
}
