import { type ReactElement, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Problem } from '../api/problem';
import { Empty, PageNotYet, PageProblem } from '../app/page-states';
import { subjectPath } from '../app/paths';
import { useSession } from '../session/session';
import { SUPERVISION } from '../texts/supervision';
import card from '../ui/card.module.css';
import { EndlessList } from '../ui/long-list/endless-list';
import { Outdated } from '../ui/long-list/outdated';
import { useLongList } from '../ui/long-list/use-long-list';
import { Pick } from '../ui/pick';
import { Say } from '../ui/say';
import { useOptions } from '../words/words';
import { OrderCard } from './order-card';
import { ordersOf, type OrderState } from './supervision-query';
import styles from './supervision.module.css';

/** 督办单台账: every written order the reader is shown, with what became of it. */
export function OrdersPage(): ReactElement {
  const { permissions } = useSession();
  return permissions.includes('referral.read') ? (
    <Shown />
  ) : (
    <PageProblem error={new Problem(403, 'permission_missing', {})} />
  );
}

function Shown(): ReactElement {
  const { permissions } = useSession();
  const [params, setParams] = useSearchParams();
  const states = useOptions('supervision_state');
  const state = states.find(({ code }) => code === params.get('state'))?.code ?? '';
  const source = ordersOf(state === '' ? null : (state as OrderState));
  const list = useLongList(source);
  const [said, setSaid] = useState<string | null>(null);
  const { items } = list;
  if (items === undefined) return <PageNotYet asked={{ error: list.error, refetch: list.again }} />;
  return (
    <section className={card['page']}>
      <header className={card['head']}>
        <div>
          <h1>{SUPERVISION.title}</h1>
          <p>
            {SUPERVISION.lead}{' '}
            {permissions.includes('board.read') ? <Link to="/board">{SUPERVISION.toBoard}</Link> : null}
          </p>
        </div>
        <Pick
          label={SUPERVISION.state}
          every={SUPERVISION.everyState}
          options={states}
          value={state}
          onChange={(code) => setParams(code === '' ? {} : { state: code }, { replace: true })}
        />
      </header>
      {said === null ? null : <Say tone="good">{said}</Say>}
      <Outdated list={list} />
      {items.length === 0 ? (
        <Empty
          title={state === '' ? SUPERVISION.nothing : SUPERVISION.none}
          hint={state === '' ? SUPERVISION.nothingHint : SUPERVISION.noneHint}
        />
      ) : (
        <EndlessList items={items} list={list} keyOf={source.keyOf} rowHeight={200} label={SUPERVISION.list}>
          {(order) => (
            <article className={styles['row']}>
              <OrderCard order={order} onDone={setSaid} />
              <Link to={subjectPath(order)}>
                {order.caseNumber === null ? SUPERVISION.noNumber : SUPERVISION.openSubject(order.caseNumber)}
              </Link>
            </article>
          )}
        </EndlessList>
      )}
    </section>
  );
}
