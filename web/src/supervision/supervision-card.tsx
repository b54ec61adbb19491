import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Link } from 'react-router';
import { SUPERVISION } from '../texts/supervision';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Say } from '../ui/say';
import { Sheet } from '../ui/sheet';
import { OrderCard } from './order-card';
import { OrderForm } from './order-form';
import { aboutQuery, SUPERVISION_KEY } from './supervision-query';
import styles from './supervision.module.css';

/** A case or a referral. */
export interface OfSupervision {
  readonly subjectId: string;
  readonly caseNumber: string | null;
}

/** What was ordered in writing about it, and a way to order; nothing where neither is. */
export function SupervisionCard({ subjectId, caseNumber }: OfSupervision): ReactElement | null {
  const client = useQueryClient();
  const { data } = useQuery({ ...aboutQuery(subjectId), retry: false });
  const [isOrdering, setIsOrdering] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  if (data === undefined) return null;
  const { orders, orderable } = data;
  if (orders.length === 0 && orderable.length === 0 && !isOrdering) return null;
  return (
    <section className={card['card']}>
      <div className={styles['head']}>
        <h2>{SUPERVISION.title}</h2>
        <Link to="/supervision">{SUPERVISION.list}</Link>
        {orderable.length === 0 ? null : (
          <Button onClick={() => setIsOrdering(true)}>{SUPERVISION.order}</Button>
        )}
      </div>
      {said === null ? null : <Say tone="good">{said}</Say>}
      {orders.map((order) => (
        <OrderCard key={order.id} order={order} onDone={setSaid} />
      ))}
      {isOrdering ? (
        <Sheet title={SUPERVISION.orderTitle} onClose={() => setIsOrdering(false)}>
          <OrderForm
            about={{ subjectId, caseNumber, agencyId: null }}
            onDone={async ({ number, agencyName }) => {
              await client.invalidateQueries({ queryKey: SUPERVISION_KEY });
              setIsOrdering(false);
              setSaid(SUPERVISION.ordered(number, agencyName));
            }}
          />
        </Sheet>
      ) : null}
    </section>
  );
}
