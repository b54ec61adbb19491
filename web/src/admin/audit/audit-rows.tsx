import { Button } from 'antd';
import type { ReactElement } from 'react';
import { AUDIT, AUDIT_DETAILS, AUDIT_FIELDS } from '../../texts/admin-audit';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { Table } from '../parts/table';
import type { AuditRow } from './audit-query';

/** Rows of the trail in words; the whole of one is told on demand. */
export function AuditRows({
  rows,
  onSubject,
}: {
  readonly rows: readonly AuditRow[];
  readonly onSubject: (subjectId: string) => void;
}): ReactElement {
  const now = useNow();
  const word = useWords();
  const action = (code: string): string => {
    const own = word('audit_action', code);
    return own === code ? word('event', code) : own;
  };
  return (
    <Table
      label={AUDIT.title}
      heads={[AUDIT.when, AUDIT.who, AUDIT.what, AUDIT.on, AUDIT.detail, AUDIT.source]}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td className={styles['short']}>{calendarWords(row.at, now)}</td>
          <td className={styles['short']}>{row.actorName}</td>
          <td>{action(row.action)}</td>
          <td className={styles['short']}>
            {word('audit_subject', row.subjectType)}{' '}
            <Button size="small" type="link" onClick={() => onSubject(row.subjectId)}>
              {AUDIT.subject}
            </Button>
          </td>
          <td>
            <Detail row={row} />
          </td>
          <td className={styles['short']}>{row.ip ?? ''}</td>
        </tr>
      ))}
    </Table>
  );
}

/** Who looked has changed nothing. */
function isSight(action: string): boolean {
  return action.endsWith('seen');
}

function Detail({ row }: { readonly row: AuditRow }): ReactElement {
  const word = useWords();
  const detail: Readonly<Record<string, unknown>> = row.detail;
  const states = `${row.subjectType}_state`;
  const wordOf = (name: string, text: string): string => {
    if (name === 'fields') return AUDIT_FIELDS[text] ?? word('snapshot_field', text);
    return word(
      name === 'from' || name === 'to' || name === 'state' ? states : (VOCABULARIES[name] ?? ''),
      text,
    );
  };
  const told = Object.entries(AUDIT_DETAILS).flatMap(([name, label]) => {
    const texts = textsOf(detail[name]);
    const said = name === 'fields' && isSight(row.action) ? AUDIT.seen : label;
    return texts.length === 0 ? [] : [`${said}：${texts.map((text) => wordOf(name, text)).join('、')}`];
  });
  return (
    <>
      {told.join('；')}
      <details>
        <summary className={styles['muted']}>{AUDIT.whole}</summary>
        <pre className={styles['raw']}>
          {JSON.stringify(
            { id: row.id, action: row.action, subjectId: row.subjectId, ...row.detail },
            null,
            2,
          )}
        </pre>
      </details>
    </>
  );
}

/** In whose words a particular is said, where it is a code of one of them. */
const VOCABULARIES: Readonly<Record<string, string>> = {
  role: 'role',
  outcome: 'close_outcome',
  level: 'risk_level',
  lane: 'lane',
};

/** What of a particular can be said in a line: words, numbers, and lists of them. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return [String(value)];
  return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : [];
}
