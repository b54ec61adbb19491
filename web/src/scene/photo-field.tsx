import { type ReactElement, useState } from 'react';
import type { PhotoKept } from '../drafts/draft';
import { SETTLE } from '../texts/settle';
import { Button } from '../ui/button';
import { Say } from '../ui/say';
import styles from './scene.module.css';

/** One picture, out of the camera where there is one; it is kept with what is written. */
export function PhotoField({
  photo,
  onTake,
}: {
  readonly photo: PhotoKept | null;
  /** @returns whether it is a picture that this browser can read */
  readonly onTake: (file: File | null) => Promise<boolean>;
}): ReactElement {
  const [isUnread, setIsUnread] = useState(false);
  const take = async (file: File | null): Promise<void> => setIsUnread(!(await onTake(file)));
  return (
    <div>
      {photo === null ? null : (
        <p>
          {SETTLE.photoTaken(photo.name)}
          <Button look="quiet" onClick={() => void take(null)}>
            {SETTLE.photoOff}
          </Button>
        </p>
      )}
      {photo?.isShrunk === true ? <Say tone="plain">{SETTLE.photoShrunk}</Say> : null}
      {photo?.rests === false ? <Say tone="fault">{SETTLE.photoNotKept}</Say> : null}
      {isUnread ? <Say tone="fault">{SETTLE.photoUnread}</Say> : null}
      <label className={styles['photo']}>
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={({ target }) => {
            const file = target.files?.[0] ?? null;
            if (file !== null) void take(file);
          }}
        />
        {photo === null ? SETTLE.photo : SETTLE.photoAgain}
      </label>
    </div>
  );
}
