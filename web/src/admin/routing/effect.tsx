import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { PartNotYet } from '../../app/page-states';
import { ROUTING } from '../../texts/admin-routing';
import { useSettled } from '../../ui/use-settled';
import { Table } from '../parts/table';
import { type RoutingDraft, routingEffectQuery } from './routing-queries';

const SETTLED_MS = 500;

/** What a draft would do to the ranking, tried by the server on the latest cases as it is typed. */
export function Effect({ draft }: { readonly draft: RoutingDraft }): ReactElement {
  const asked = useQuery(routingEffectQuery(useSettled(draft, SETTLED_MS)));
  if (asked.data === undefined) return <PartNotYet asked={asked} />;
  const { looked, changed, moves } = asked.data;
  return (
    <section aria-live="polite">
      <h3>{ROUTING.effect}</h3>
      <p>
        {looked === 0
          ? ROUTING.noCases
          : changed === 0
            ? ROUTING.none(looked)
            : ROUTING.changes(changed, looked)}
      </p>
      {moves.length === 0 ? null : (
        <Table label={ROUTING.moves} heads={ROUTING.movesHeads}>
          {moves.map(({ fromName, toName, count }) => (
            <tr key={`${fromName ?? ''} ${toName ?? ''}`}>
              <td>{fromName ?? ROUTING.nobody}</td>
              <td>{toName ?? ROUTING.nobody}</td>
              <td>{count}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
