import type { ReactElement } from 'react';
import { PATH } from '../../texts/path';
import type { Lane } from './lanes';
import styles from './path.module.css';

/** What the patterns and the signs of a drawing mean: those that are in it, in the words they stand for. */
export function Legend({
  lanes,
}: {
  readonly lanes: readonly Pick<Lane, 'segments' | 'signs'>[];
}): ReactElement {
  const words = new Map(
    lanes.flatMap(({ segments }) => segments.map(({ tone, word }) => [tone, word] as const)),
  );
  const kinds = [...new Set(lanes.flatMap(({ signs }) => signs.map(({ kind }) => kind)))];
  return (
    <ul className={styles['legend']} aria-hidden="true">
      {[...words].map(([tone, word]) => (
        <li key={tone}>
          <i className={`${styles['swatch']} ${styles[tone]}`} />
          {word}
        </li>
      ))}
      {kinds.map((kind) => (
        <li key={kind}>
          <i className={`${styles['sign']} ${styles[kind]}`}>{PATH.sign[kind]}</i>
          {PATH.kind[kind]}
        </li>
      ))}
    </ul>
  );
}
