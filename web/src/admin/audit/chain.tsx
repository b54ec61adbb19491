import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { asProblem } from '../../api/problem';
import { AUDIT } from '../../texts/admin-audit';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { Card } from '../parts/page';
import { ProblemAlert } from '../parts/problem-alert';

/** Whether the trail is as it was written, in one sentence; asked for by pressing, for the whole of it is read. */
export function Chain(): ReactElement {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['admin', 'audit', 'chain'],
    queryFn: () => bodyOf(api.GET('/api/v1/audit/verification')),
    enabled: false,
    gcTime: 0,
  });
  return (
    <Card
      title={AUDIT.chain}
      actions={
        <Button loading={isFetching} onClick={() => void refetch()}>
          {AUDIT.check}
        </Button>
      }
    >
      {data === undefined ? <p className={styles['muted']}>{AUDIT.chainWhat}</p> : <Verdict verdict={data} />}
      {error === null ? null : <ProblemAlert problem={asProblem(error)} />}
    </Card>
  );
}

function Verdict({ verdict }: { readonly verdict: Views['AuditVerificationView'] }): ReactElement {
  const word = useWords();
  const { rowsChecked, sealsChecked, unsealedRows, findings, hasAnchors } = verdict;
  const count = (number: number): string => number.toLocaleString('zh-CN');
  return (
    <Alert
      type={findings.length === 0 ? 'success' : 'error'}
      showIcon
      title={
        findings.length === 0
          ? AUDIT.good(count(rowsChecked), count(sealsChecked))
          : AUDIT.bad(findings.length)
      }
      description={
        <>
          <ul>
            {findings.map(({ kind, place }) => (
              <li key={`${kind} ${place}`}>{AUDIT.finding(word('audit_finding', kind), place)}</li>
            ))}
          </ul>
          {unsealedRows === 0 ? null : <p>{AUDIT.unsealed(unsealedRows)}</p>}
          {hasAnchors ? null : <p>{AUDIT.noAnchors}</p>}
        </>
      }
    />
  );
}
