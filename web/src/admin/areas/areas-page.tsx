import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactElement, useDeferredValue, useState } from 'react';
import type { Views } from '../../api/client';
import { Empty } from '../../app/page-states';
import { AREAS } from '../../texts/admin-areas';
import { Say } from '../../ui/say';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { Few } from '../parts/few';
import { Answered, Page } from '../parts/page';
import { areasQuery } from '../parts/queries';
import { areaWords } from '../parts/selects';
import { Table } from '../parts/table';
import { MakeArea } from './make-area';

type Area = Views['AreaView'];

/** As many as are drawn at once: a province has thousands. */
const DRAWN = 100;

/** The administrative division as it stands, and an area more in it. */
export function AreasPage(): ReactElement {
  const asked = useQuery(areasQuery);
  const [q, setQ] = useState('');
  const [parent, setParent] = useState<Area | 'any' | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const looked = useDeferredValue(q.trim());
  return (
    <Page
      title={AREAS.title}
      lead={AREAS.lead}
      actions={
        <Button type="primary" onClick={() => setParent('any')}>
          {AREAS.make}
        </Button>
      }
    >
      {made === null ? null : <Say tone="good">{AREAS.made(made)}</Say>}
      <div className={styles['filters']} role="search">
        <div className={styles['filter']}>
          <span aria-hidden>{AREAS.search}</span>
          <Input
            aria-label={AREAS.search}
            allowClear
            value={q}
            onChange={({ target }) => setQ(target.value)}
          />
        </div>
      </div>
      <Answered asked={asked}>
        {(areas) => <Rows key={looked} areas={areas} q={looked} onMake={setParent} />}
      </Answered>
      {parent === null ? null : (
        <MakeArea
          parent={parent === 'any' ? null : parent}
          onClose={() => setParent(null)}
          onDone={({ name }) => {
            setMade(name);
            setParent(null);
          }}
        />
      )}
    </Page>
  );
}

function Rows({
  areas,
  q,
  onMake,
}: {
  readonly areas: readonly Area[];
  readonly q: string;
  readonly onMake: (parent: Area) => void;
}): ReactElement {
  const word = useWords();
  const found = areas
    .filter(({ name, code }) => name.includes(q) || code.startsWith(q))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  if (found.length === 0) return <Empty title={AREAS.none} hint={AREAS.noneHint} />;
  return (
    <Few items={found} size={DRAWN}>
      {(drawn) => (
        <Table label={AREAS.title} heads={[AREAS.name, AREAS.code, AREAS.level, AREAS.action]}>
          {drawn.map((area) => (
            <tr key={area.id}>
              <td>
                {q === '' ? (
                  <span style={{ paddingLeft: `${1.2 * depthOf(area)}em` }}>{area.name}</span>
                ) : (
                  areaWords(area, areas)
                )}
              </td>
              <td>{area.code}</td>
              <td>{word('area_level', area.level)}</td>
              <td>
                <Button size="small" aria-label={AREAS.makeInOf(area.name)} onClick={() => onMake(area)}>
                  {AREAS.makeIn}
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Few>
  );
}

function depthOf({ path }: Area): number {
  return path.split('.').length - 1;
}
