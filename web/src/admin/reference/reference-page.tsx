import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { REFERENCE } from '../../texts/admin-reference';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { Fact, Facts } from '../../ui/facts';
import { Say } from '../../ui/say';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { Answered, Card, Page } from '../parts/page';
import { PickOne } from '../parts/selects';
import { Table } from '../parts/table';
import { Readable } from './readable';
import {
  REFERENCE_KINDS,
  type ReferenceDocument,
  type ReferenceKind,
  referenceQuery,
  referenceVersionsQuery,
} from './reference-queries';
import { ReplaceWindow } from './replace-window';

/** The documents by which the product judges and asks: to read in words, and to replace as a whole. */
export function ReferencePage(): ReactElement {
  const { kind } = useParams();
  const known = REFERENCE_KINDS.find((one) => one === kind);
  if (known === undefined) return <Navigate to={`/admin/reference/${REFERENCE_KINDS[0]}`} replace />;
  return <Shown key={known} kind={known} />;
}

function Shown({ kind }: { readonly kind: ReferenceKind }): ReactElement {
  const word = useWords();
  const navigate = useNavigate();
  const asked = useQuery(referenceQuery(kind));
  const [isReplacing, setIsReplacing] = useState(false);
  const [saved, setSaved] = useState<number | null>(null);
  return (
    <Page
      title={REFERENCE.title}
      lead={REFERENCE.lead}
      actions={
        <>
          <PickOne
            label={REFERENCE.which}
            value={kind}
            options={REFERENCE_KINDS.map((one) => ({ value: one, label: word('reference_kind', one) }))}
            onChange={(one) => void navigate(`/admin/reference/${one ?? ''}`)}
          />
          <Button onClick={() => setIsReplacing(true)} disabled={asked.data === undefined}>
            {REFERENCE.replace}
          </Button>
        </>
      }
    >
      {saved === null ? null : <Say tone="good">{REFERENCE.saved(saved)}</Say>}
      <Answered asked={asked}>
        {(document) => (
          <>
            <Known document={document} />
            <section className={styles['card']}>
              <h2>{word('reference_kind', kind)}</h2>
              <Readable value={document.definition} />
            </section>
            {isReplacing ? (
              <ReplaceWindow
                document={document}
                onClose={() => setIsReplacing(false)}
                onDone={({ version }) => {
                  setSaved(version);
                  setIsReplacing(false);
                }}
              />
            ) : null}
          </>
        )}
      </Answered>
      <Versions kind={kind} />
    </Page>
  );
}

function Known({ document }: { readonly document: ReferenceDocument }): ReactElement {
  const now = useNow();
  const { version, source, changedBy, activeFrom } = document;
  return (
    <section className={styles['card']}>
      <Facts>
        <Fact label={REFERENCE.version(version)}>{source}</Fact>
        <Fact label={REFERENCE.changed}>
          {REFERENCE.by(changedBy ?? REFERENCE.first, calendarWords(activeFrom, now))}
        </Fact>
      </Facts>
    </section>
  );
}

function Versions({ kind }: { readonly kind: ReferenceKind }): ReactElement {
  const now = useNow();
  const asked = useQuery(referenceVersionsQuery(kind));
  return (
    <Card title={REFERENCE.versions}>
      <Answered asked={asked}>
        {(versions) => (
          <Table label={REFERENCE.versions} heads={[REFERENCE.versions, REFERENCE.source, REFERENCE.changed]}>
            {versions.map(({ version, source, changedBy, activeFrom }) => (
              <tr key={version}>
                <td className={styles['short']}>{REFERENCE.version(version)}</td>
                <td>{source}</td>
                <td className={styles['short']}>
                  {REFERENCE.by(changedBy ?? REFERENCE.first, calendarWords(activeFrom, now))}
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Answered>
    </Card>
  );
}
