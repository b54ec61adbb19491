import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { PartNotYet } from '../app/page-states';
import { MORNING } from '../texts/morning';
import { Say } from '../ui/say';
import type { CallFormProps } from './call-pane';
import { CallStepSay, useCallStep } from './call-step';
import { likenessQuery } from './calls-query';
import { NumberedChoice } from './numbered-choice';

/** The same dispute as an earlier case: it goes on there. */
export function MergeForm({ call, agencyId, onDone }: CallFormProps): ReactElement {
  const asked = useQuery(likenessQuery(call.id));
  const { data } = asked;
  const [picked, setPicked] = useState<string | null>(null);
  const alike = [...(data?.duplicates ?? []), ...(data?.repeatCallers ?? [])];
  const into = alike.find(({ caseId }) => caseId === picked) ?? alike[0];
  const merge = useCallStep(
    call,
    (params) =>
      bodyOf(
        api.POST('/api/v1/cases/{id}/merge', {
          params,
          body: { intoCaseId: into?.caseId ?? '', reason: MORNING.mergeReason },
        }),
      ),
    ({ number }) => onDone(MORNING.done.merge(call.number, number)),
  );
  if (data === undefined) return <PartNotYet asked={asked} />;
  return (
    <>
      <CallStepSay taking={merge} call={call} agencyId={agencyId} />
      <NumberedChoice
        label={MORNING.mergeTitle}
        empty={MORNING.mergeNone}
        items={alike.map(({ caseId, number, agencyName }) => ({
          id: caseId,
          title: number,
          notes: [agencyName],
        }))}
        chosen={into?.caseId ?? null}
        onChoose={setPicked}
        onConfirm={merge.command.give}
        confirm={MORNING.doMerge}
        busy={merge.command.isUnderWay}
      >
        <Say tone="plain">{MORNING.mergeWarns}</Say>
      </NumberedChoice>
    </>
  );
}
