import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Views } from '../api/client';
import { SEARCH } from '../texts/search';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { RiskMark } from '../ui/risk-mark';
import { useWords } from '../words/words';
import styles from './case-row.module.css';

/** A case in a list: what it is about, who has it, where it stands. */
export function CaseRow({ item }: { readonly item: Views['CaseInListView'] }): ReactElement {
  const word = useWords();
  const now = useNow();
  const { number, state, risk, typeName, narrative, outcome, custodianAgency, handlerName } = item;
  return (
    <Link className={styles['row']} to={`/cases/${item.id}`}>
      <span className={styles['what']}>
        <b>{typeName ?? number}</b>
        <RiskMark level={risk} word={word('risk_level', risk)} />
      </span>
      <span className={styles['story']}>{narrative}</span>
      <small>
        {typeName === null ? '' : `${number} · `}
        {calendarWords(item.registeredAt, now)} · {word('case_state', state)}
        {outcome === null ? '' : ` · ${word('outcome', outcome)}`} ·{' '}
        {SEARCH.handledBy(custodianAgency, handlerName)}
      </small>
    </Link>
  );
}
