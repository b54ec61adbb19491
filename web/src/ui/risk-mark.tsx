import type { ReactElement } from 'react';
import styles from './risk-mark.module.css';

/** How dangerous a case is: a colour, a word, and for the two that press a shape of their own. */
export function RiskMark({ level, word }: { readonly level: string; readonly word: string }): ReactElement {
  const shape = SHAPES[level];
  return (
    <span className={`${styles['mark']} ${styles[level] ?? ''}`}>
      {shape === undefined ? null : <span aria-hidden="true">{shape}</span>}
      {word}
    </span>
  );
}

const SHAPES: Readonly<Record<string, string>> = { red: '▲', orange: '◆' };
