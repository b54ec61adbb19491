import { type ReactElement, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import styles from './sheet.module.css';

/** A form over the page: at the bottom on a phone, where the thumb is, in the middle at a desk. Escape closes it. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // However it is left, the focus goes back to where it was opened from.
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className={styles['sheet']} aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}
