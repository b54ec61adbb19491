import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { PartNotYet } from '../../app/page-states';
import { HARM } from '../../texts/admin-harm';
import { useSettled } from '../../ui/use-settled';
import { Table } from '../parts/table';
import { useWords } from '../../words/words';
import { type HarmDraft, harmEffectQuery } from './harm-queries';

const SETTLED_MS = 500;

/** What a draft would do to the board, counted by the server as it is typed. */
export function Effect({ draft }: { readonly draft: HarmDraft }): ReactElement {
  const asked = useQuery(harmEffectQuery(useSettled(draft, SETTLED_MS)));
  const word = useWords();
  if (asked.data === undefined) return <PartNotYet asked={asked} />;
  const { moved, running, newcomers, first } = asked.data;
  return (
    <section aria-live="polite">
      <h3>{HARM.effect}</h3>
      <p>
        {HARM.moves(moved, running)}
        {HARM.newcomers(newcomers)}
      </p>
      <Table label={HARM.first} heads={[HARM.first, HARM.now, HARM.then]}>
        {first.map(({ risk, now, then }) => (
          <tr key={risk}>
            <td>{word('risk_level', risk)}</td>
            <td>{now}</td>
            <td>{then}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
