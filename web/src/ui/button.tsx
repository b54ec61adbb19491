import type { ButtonHTMLAttributes, ReactElement } from 'react';
import styles from './button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The one step the page is for, any other, or one that looks like text. */
  readonly look?: 'main' | 'plain' | 'quiet';
  /** It has been pressed and the answer is on its way: it stays where it is and cannot be pressed twice. */
  readonly busy?: boolean;
}

export function Button({
  look = 'plain',
  busy = false,
  type = 'button',
  ...rest
}: ButtonProps): ReactElement {
  return (
    <button
      {...rest}
      type={type}
      className={`${styles['button']} ${styles[look]}`}
      aria-busy={busy}
      disabled={busy || rest.disabled === true}
    />
  );
}
