import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Problem } from '../../api/problem';
import { PageNotYet, PageProblem } from '../../app/page-states';
import { isHead } from '../../session/roles';
import { useSession } from '../../session/session';
import { HANDOVER } from '../../texts/handover';
import card from '../../ui/card.module.css';
import { loadQuery } from '../unit-query';
import { Choosing } from './choosing';
import { HandedOver } from './handed-over';
import { heldQuery } from './handover-queries';
import { Records } from './records';

/** A head gives what one of their people has to others; sees how far it has come; and what was handed over before. */
export function HandoverPage(): ReactElement {
  const { permissions, memberships } = useSession();
  const [asked, setAsked] = useSearchParams();
  const headed = memberships.find(({ role }) => isHead(role))?.agencyId ?? '';
  const agencyId = asked.get('agency') ?? headed;
  const from = asked.get('from');
  const id = asked.get('id');
  const leads = memberships.some((held) => held.agencyId === agencyId && isHead(held.role));
  if (!permissions.includes('unit.read') || (from !== null && !leads))
    return <PageProblem error={new Problem(403, 'permission_missing', {})} />;
  return (
    <article className={card['page']}>
      <p>
        <Link to="/unit">{HANDOVER.back}</Link>
      </p>
      {id !== null ? (
        <HandedOver id={id} />
      ) : from === null ? (
        <Records agencyId={agencyId} />
      ) : (
        <Choose
          key={from}
          agencyId={agencyId}
          from={from}
          onBegun={(begun) => setAsked({ agency: agencyId, id: begun }, { replace: true })}
        />
      )}
    </article>
  );
}

function Choose({
  agencyId,
  from,
  onBegun,
}: {
  readonly agencyId: string;
  readonly from: string;
  readonly onBegun: (id: string) => void;
}): ReactElement {
  const held = useQuery(heldQuery(agencyId, from));
  const load = useQuery(loadQuery(agencyId));
  if (held.data === undefined) return <PageNotYet asked={held} />;
  if (load.data === undefined) return <PageNotYet asked={load} />;
  return (
    <Choosing
      agencyId={agencyId}
      from={from}
      held={held.data}
      handlers={load.data.handlers}
      onBegun={onBegun}
    />
  );
}
