import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { TAXONOMY } from '../../texts/admin-reference';
import { Say } from '../../ui/say';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { AnsweredPage, Card, Page } from '../parts/page';
import { type DisputeType, typesOf } from './dispute-types';
import { EndType } from './end-type';
import { type ReferenceDocument, referenceQuery } from './reference-queries';
import { TypeWindow } from './type-window';

/** What is open over the tree: an entry that is changed, a new one below another, one that ends. */
type Open =
  | { readonly what: 'change' | 'end'; readonly type: DisputeType }
  | { readonly what: 'add'; readonly parentCode: string | null };

/** The types of dispute as the tree that they are. */
export function TaxonomyPage(): ReactElement {
  const asked = useQuery(referenceQuery('dispute_types'));
  return <AnsweredPage asked={asked}>{(document) => <Tree document={document} />}</AnsweredPage>;
}

function Tree({ document }: { readonly document: ReferenceDocument }): ReactElement {
  const [open, setOpen] = useState<Open | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const types = typesOf(document);
  const close = (): void => setOpen(null);
  const done = ({ version }: ReferenceDocument): void => {
    setSaved(version);
    close();
  };
  return (
    <Page
      title={TAXONOMY.title}
      lead={`${TAXONOMY.lead}${TAXONOMY.version(document.version, document.source)}`}
      actions={
        <Button type="primary" onClick={() => setOpen({ what: 'add', parentCode: null })}>
          {TAXONOMY.addFirst}
        </Button>
      }
    >
      {saved === null ? null : <Say tone="good">{TAXONOMY.saved(saved)}</Say>}
      {types
        .filter(({ parentCode }) => parentCode === null)
        .map((first) => (
          <Branch
            key={first.code}
            first={first}
            below={types.filter(({ parentCode }) => parentCode === first.code)}
            onOpen={setOpen}
          />
        ))}
      {open === null ? null : open.what === 'end' ? (
        <EndType document={document} type={open.type} onClose={close} onDone={done} />
      ) : (
        <TypeWindow
          document={document}
          type={open.what === 'change' ? open.type : null}
          parentCode={open.what === 'add' ? open.parentCode : open.type.parentCode}
          onClose={close}
          onDone={done}
        />
      )}
    </Page>
  );
}

function Branch({
  first,
  below,
  onOpen,
}: {
  readonly first: DisputeType;
  readonly below: readonly DisputeType[];
  readonly onOpen: (open: Open) => void;
}): ReactElement {
  return (
    <Card
      title={`${first.code} ${first.name}`}
      actions={
        <div className={styles['actions']}>
          <Button
            size="small"
            aria-label={TAXONOMY.addTo(first.name)}
            onClick={() => onOpen({ what: 'add', parentCode: first.code })}
          >
            {TAXONOMY.add}
          </Button>
          <Steps type={first} onOpen={onOpen} />
        </div>
      }
    >
      <ul className={styles['lines']}>
        {below.map((type) => (
          <li key={type.code}>
            <Told type={type} />
            <div className={styles['actions']}>
              <Steps type={type} onOpen={onOpen} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Told({ type }: { readonly type: DisputeType }): ReactElement {
  const word = useWords();
  return (
    <span>
      {type.code} {type.name}{' '}
      <small className={styles['muted']}>
        {TAXONOMY.leads(type.leadAgencyKinds.map((kind) => word('agency_kind', kind)).join('、'))}
      </small>
    </span>
  );
}

function Steps({
  type,
  onOpen,
}: {
  readonly type: DisputeType;
  readonly onOpen: (open: Open) => void;
}): ReactElement {
  return (
    <>
      <Button
        size="small"
        aria-label={TAXONOMY.changeOf(type.name)}
        onClick={() => onOpen({ what: 'change', type })}
      >
        {TAXONOMY.change}
      </Button>
      <Button
        size="small"
        danger
        aria-label={TAXONOMY.endOf(type.name)}
        onClick={() => onOpen({ what: 'end', type })}
      >
        {TAXONOMY.end}
      </Button>
    </>
  );
}
