import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { AGENCIES } from '../../texts/admin-agencies';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { Answered, Card } from '../parts/page';
import { type Agency, openWorkQuery } from './agency-queries';

/** What an agency still has to do. */
export function OpenWork({ agency }: { readonly agency: Agency }): ReactElement {
  return (
    <Card title={AGENCIES.openWork}>
      <OpenWorkLines agency={agency} />
    </Card>
  );
}

export function OpenWorkLines({ agency }: { readonly agency: Agency }): ReactElement {
  const word = useWords();
  const asked = useQuery(openWorkQuery(agency.id));
  return (
    <Answered asked={asked}>
      {({ items }) =>
        items.length === 0 ? (
          <p className={styles['muted']}>{AGENCIES.nothingOpen}</p>
        ) : (
          <ul className={styles['lines']}>
            {items.map(({ what, count }) => (
              <li key={what}>{AGENCIES.open(word('open_work', what), count)}</li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}
