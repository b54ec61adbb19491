import { type ReactElement, useState } from 'react';
import { Link } from 'react-router';
import { PartNotYet } from '../../app/page-states';
import { subjectPath } from '../../app/paths';
import { BULK } from '../../texts/bulk';
import card from '../../ui/card.module.css';
import { EndlessList } from '../../ui/long-list/endless-list';
import { useLongList } from '../../ui/long-list/use-long-list';
import { Pick } from '../../ui/pick';
import { useOptions } from '../../words/words';
import { type Bulk, type BulkRow, type Only, refusalWords, rowsOf } from './bulk-queries';
import styles from './bulk.module.css';

/** Line by line what would become of it, or what became of it. */
export function BulkRows({ bulk }: { readonly bulk: Bulk }): ReactElement {
  const [only, setOnly] = useState<Only>(null);
  const source = rowsOf(bulk, only);
  const list = useLongList(source);
  const { items } = list;
  return (
    <section className={card['card']}>
      <div className={styles['head']}>
        <h2>{BULK.rows}</h2>
        <Pick
          label={BULK.which}
          every={BULK.every}
          options={useOptions('bulk_part')}
          value={only ?? ''}
          onChange={(code) => setOnly(code === '' ? null : (code as Only))}
        />
      </div>
      {items === undefined ? (
        <PartNotYet asked={{ error: list.error, refetch: list.again }} />
      ) : items.length === 0 ? (
        <p>{BULK.none}</p>
      ) : (
        <EndlessList items={items} list={list} keyOf={source.keyOf} rowHeight={56} label={BULK.list}>
          {(row) => <Row row={row} />}
        </EndlessList>
      )}
    </section>
  );
}

function Row({ row }: { readonly row: BulkRow }): ReactElement {
  const { caseNumber, ownerAgencyName, words, toAgencyName, problem } = row;
  const stands = standingOf(row);
  return (
    <div className={styles['row']}>
      <span className={`${styles['chip']} ${styles[stands] ?? ''}`}>{BULK.chip[stands]}</span>
      <span>
        <Link to={subjectPath(row)}>{caseNumber}</Link> {ownerAgencyName} · {words}
        {toAgencyName === null ? '' : ` ${BULK.goesTo(toAgencyName)}`}
        {problem === null ? null : <small>{refusalWords(problem)}</small>}
      </span>
    </div>
  );
}

function standingOf({ verdict, result }: BulkRow): keyof typeof BULK.chip {
  const code = result ?? verdict ?? 'waits';
  return code in BULK.chip ? (code as keyof typeof BULK.chip) : 'waits';
}
