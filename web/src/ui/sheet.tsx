import { type ReactElement, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { SHELL } from '../texts/shell';
import styles from './sheet.module.css';

/** What one came for; a menu of steps has buttons only. */
const CONTENT = 'input, textarea, select, button';

/** A form over the page: at the bottom on a phone, where the thumb is, in the middle at a desk. Escape closes it too. */
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
  const content = useRef<HTMLDivElement>(null);
  const isLeft = useRef(false);
  const titleId = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    isLeft.current = false;
    shown?.showModal();
    content.current?.querySelector<HTMLElement>(CONTENT)?.focus();
    // However it is left, the focus goes back to where it was opened from. That is told later, when another sheet may be open.
    return () => {
      isLeft.current = true;
      shown?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles['sheet']}
      aria-labelledby={titleId}
      onClose={() => {
        if (!isLeft.current) onClose();
      }}
    >
      <header className={styles['head']}>
        <h2 id={titleId}>{title}</h2>
        <button
          type="button"
          className={styles['close']}
          aria-label={SHELL.close}
          onClick={() => dialog.current?.close()}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M2 2l12 12M14 2L2 14" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
          </svg>
        </button>
      </header>
      <div ref={content} className={styles['content']}>
        {children}
      </div>
    </dialog>
  );
}
