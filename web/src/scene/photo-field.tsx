import type { ReactElement } from 'react';
import { SETTLE } from '../texts/settle';
import styles from './scene.module.css';

/** One picture, out of the camera where there is one. */
export function PhotoField({
  photo,
  onTake,
}: {
  readonly photo: File | null;
  readonly onTake: (photo: File | null) => void;
}): ReactElement {
  return (
    <div>
      {photo === null ? null : <p>{SETTLE.photoTaken(photo.name)}</p>}
      <label className={styles['photo']}>
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={(event) => onTake(event.target.files?.[0] ?? null)}
        />
        {photo === null ? SETTLE.photo : SETTLE.photoAgain}
      </label>
    </div>
  );
}
