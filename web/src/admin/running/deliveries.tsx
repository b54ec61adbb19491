import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { pageByPage } from '../../api/page-by-page';
import { Empty } from '../../app/page-states';
import { NOT_TAKEN, RUNNING } from '../../texts/admin-running';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { Answered, Card, More } from '../parts/page';
import { PickWord } from '../parts/selects';
import { Mark, Table } from '../parts/table';

type Delivery = Views['DeliveryView'];
type State = 'queued' | 'sent' | 'failed' | 'suppressed';

const deliveriesQuery = (state: State | undefined) =>
  pageByPage(['admin', 'deliveries', state], (page) => {
    const query = { ...(state === undefined ? {} : { state }), ...page };
    return bodyOf(api.GET('/api/v1/deliveries', { params: { query } }));
  });

const TONES = { sent: 'good', failed: 'bad', queued: 'info', suppressed: 'warn' } as const;

/** What left the house and what did not, without words of a case and without numbers. */
export function Deliveries(): ReactElement {
  const [state, setState] = useState<State>();
  const list = useInfiniteQuery(deliveriesQuery(state));
  return (
    <Card
      title={RUNNING.deliveries}
      actions={
        <div className={styles['filter']}>
          <PickWord
            vocabulary="delivery_state"
            clearable
            label={RUNNING.state}
            onChange={(code) => setState(code as State | undefined)}
          />
        </div>
      }
    >
      <Answered asked={list}>
        {({ pages }) => <Rows deliveries={pages.flatMap(({ items }) => items)} />}
      </Answered>
      <More list={list} />
    </Card>
  );
}

function Rows({ deliveries }: { readonly deliveries: readonly Delivery[] }): ReactElement {
  const word = useWords();
  const now = useNow();
  if (deliveries.length === 0) return <Empty title={RUNNING.noDeliveries} hint={RUNNING.noDeliveriesHint} />;
  const why = ({ reason, lastError }: Delivery): string => {
    const code = reason ?? lastError;
    return code === null ? '' : (NOT_TAKEN[code] ?? word('suppressed_reason', code));
  };
  return (
    <Table
      label={RUNNING.deliveries}
      heads={[RUNNING.created, RUNNING.to, RUNNING.medium, RUNNING.text, RUNNING.state, RUNNING.why]}
    >
      {deliveries.map((delivery) => (
        <tr key={delivery.id}>
          <td className={styles['short']}>{calendarWords(delivery.createdAt, now)}</td>
          <td className={styles['short']}>{delivery.to === 'party' ? RUNNING.party : RUNNING.staff}</td>
          <td className={styles['short']}>{word('medium', delivery.medium)}</td>
          <td>{word('notice', delivery.code)}</td>
          <td className={styles['short']}>
            <Mark tone={TONES[delivery.state as State]}>{word('delivery_state', delivery.state)}</Mark>{' '}
            {delivery.nextTryAt === null ? null : (
              <small>{RUNNING.nextTry(calendarWords(delivery.nextTryAt, now))}</small>
            )}
          </td>
          <td>{why(delivery)}</td>
        </tr>
      ))}
    </Table>
  );
}
