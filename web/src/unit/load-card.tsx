import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { isHead } from '../session/roles';
import { useSession } from '../session/session';
import { HANDOVER } from '../texts/handover';
import { UNIT } from '../texts/unit';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { Figure } from './figure';
import { handoverPath } from './handover/handover-queries';
import { Part } from './part';
import { type HandlerLoad, loadQuery, type Opened, type Traced } from './unit-query';
import styles from './unit.module.css';

const COLUMNS = [
  { key: 'open', standing: null, tone: 'plain' },
  { key: 'overdue', standing: 'overdue', tone: 'late' },
  { key: 'dueToday', standing: 'due_today', tone: 'soon' },
  { key: 'atRisk', standing: 'at_risk', tone: 'soon' },
] as const;

interface LoadCardProps {
  readonly agencyId: string;
  readonly onOpen: (opened: Opened) => void;
}

/** Who has how much, by what expires, and who is away. */
export function LoadCard({ agencyId, onOpen }: LoadCardProps): ReactElement {
  return (
    <Part
      title={UNIT.load}
      side={
        <span className={styles['links']}>
          <Link to={handoverPath(agencyId)}>{HANDOVER.history}</Link>
          <Link to="/absences">{UNIT.absences}</Link>
        </span>
      }
      asked={useQuery(loadQuery(agencyId))}
    >
      {({ handlers }) =>
        handlers.length === 0 ? (
          <p>{UNIT.nothingOpen}</p>
        ) : (
          <LoadTable agencyId={agencyId} handlers={handlers} onOpen={onOpen} />
        )
      }
    </Part>
  );
}

function LoadTable({
  agencyId,
  handlers,
  onOpen,
}: LoadCardProps & {
  readonly handlers: readonly HandlerLoad[];
}): ReactElement {
  const { memberships } = useSession();
  const leads = memberships.some((held) => held.agencyId === agencyId && isHead(held.role));
  const most = Math.max(1, ...handlers.map(({ open }) => open));
  return (
    <>
      <small>{UNIT.loadHint}</small>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{UNIT.person}</th>
            {COLUMNS.map(({ key }) => (
              <th key={key} scope="col">
                {UNIT[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {handlers.map((load) => (
            <LoadRow
              key={load.userId ?? 'none'}
              load={load}
              most={most}
              handsOverIn={leads ? agencyId : null}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

function LoadRow({
  load,
  most,
  handsOverIn,
  onOpen,
}: {
  readonly load: HandlerLoad;
  readonly most: number;
  /** The agency, where what this person has may be handed over; else null. */
  readonly handsOverIn: string | null;
  readonly onOpen: (opened: Opened) => void;
}): ReactElement {
  const now = useNow();
  const who = load.name ?? UNIT.nobody;
  return (
    <tr>
      <th scope="row">
        {who}
        {handsOverIn === null || load.userId === null ? null : (
          <Link
            className={styles['aside']}
            to={handoverPath(handsOverIn, load.userId)}
            aria-label={HANDOVER.linkOf(who)}
          >
            {HANDOVER.link}
          </Link>
        )}
        {load.away === null ? null : (
          <small>{UNIT.away(calendarWords(load.away.until, now), load.away.coverName)}</small>
        )}
        <span className={styles['bar']} aria-hidden="true">
          <span style={{ width: `${(100 * load.open) / most}%` }} />
        </span>
      </th>
      {COLUMNS.map(({ key, standing, tone }) => {
        const title = UNIT.listOf(who, UNIT[key]);
        const handler = load.userId ?? 'none';
        const traced: Traced = {
          of: 'limits',
          query: standing === null ? { handler } : { handler, standing },
        };
        return (
          <td key={key}>
            <Figure
              value={load[key]}
              label={UNIT.list(title, load[key])}
              tone={tone}
              onOpen={() => onOpen({ title, traced })}
            />
          </td>
        );
      })}
    </tr>
  );
}
