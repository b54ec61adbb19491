import { type ReactElement, useState } from 'react';
import { Link } from 'react-router';
import { Problem } from '../api/problem';
import { Empty, PageNotYet, PageProblem } from '../app/page-states';
import { useSession } from '../session/session';
import { UNIT } from '../texts/unit';
import card from '../ui/card.module.css';
import { Pick } from '../ui/pick';
import { KeptCard } from './kept-card';
import { LoadCard } from './load-card';
import { MyEscalations } from './my-escalations';
import { OverridesCard } from './overrides-card';
import { TracedSheet } from './traced-sheet';
import type { Opened, Window } from './unit-query';
import styles from './unit.module.css';
import { useUnits } from './use-units';

/** How an agency does, for its head; supervisors pick one of their area. Each figure opens its list. */
export function UnitPage(): ReactElement {
  const { permissions } = useSession();
  const { units, error, refetch } = useUnits();
  const [picked, setPicked] = useState<string | null>(null);
  const [days, setDays] = useState<Window>(30);
  const [opened, setOpened] = useState<Opened | null>(null);
  if (!permissions.includes('unit.read')) {
    return <PageProblem error={new Problem(403, 'permission_missing', {})} />;
  }
  if (units === undefined) {
    return <PageNotYet asked={{ error, refetch }} />;
  }
  const agencyId = picked ?? units[0]?.code;
  if (agencyId === undefined) return <Empty title={UNIT.none} hint={UNIT.noneHint} />;
  return (
    <article className={card['page']}>
      <header className={styles['head']}>
        <h1>{units.find(({ code }) => code === agencyId)?.label ?? UNIT.title}</h1>
        {units.length < 2 ? null : (
          <Pick label={UNIT.agency} every={null} options={units} value={agencyId} onChange={setPicked} />
        )}
        <span className={styles['links']}>
          <Link to={`/unit/board?${new URLSearchParams({ agency: agencyId }).toString()}`}>{UNIT.board}</Link>
          <Link to="/supervision">{UNIT.orders}</Link>
        </span>
      </header>
      <div className={card['columns']}>
        <div className={card['column']}>
          <LoadCard agencyId={agencyId} onOpen={setOpened} />
          <KeptCard agencyId={agencyId} days={days} onDays={setDays} onOpen={setOpened} />
        </div>
        <div className={card['column']}>
          <MyEscalations />
          <OverridesCard agencyId={agencyId} days={days} />
        </div>
      </div>
      {opened === null ? null : (
        <TracedSheet agencyId={agencyId} opened={opened} onClose={() => setOpened(null)} />
      )}
    </article>
  );
}
