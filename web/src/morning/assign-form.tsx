import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { colleaguesQuery } from '../agency/members-query';
import { api, bodyOf } from '../api/client';
import { PartNotYet } from '../app/page-states';
import { MORNING } from '../texts/morning';
import type { CallFormProps } from './call-pane';
import { CallStepSay, useCallStep } from './call-step';
import { NumberedChoice } from './numbered-choice';

/** Gives a call to a colleague, with the number of their line. */
export function AssignForm({ call, agencyId, onDone }: CallFormProps): ReactElement {
  const asked = useQuery(colleaguesQuery(agencyId));
  const { data: colleagues } = asked;
  const [chosen, setChosen] = useState<string | null>(null);
  const assign = useCallStep(
    call,
    (params) =>
      bodyOf(api.POST('/api/v1/cases/{id}/assignment', { params, body: { handlerUserId: chosen ?? '' } })),
    ({ number, handlerName }) => onDone(MORNING.done.assign(number, handlerName ?? '')),
  );
  if (colleagues === undefined) return <PartNotYet asked={asked} />;
  return (
    <>
      <CallStepSay taking={assign} call={call} agencyId={agencyId} />
      <NumberedChoice
        label={MORNING.assignTitle}
        empty={MORNING.assignNobody}
        items={colleagues.map(({ userId, displayName }) => ({ id: userId, title: displayName, notes: [] }))}
        chosen={chosen}
        onChoose={setChosen}
        onConfirm={assign.command.give}
        confirm={MORNING.steps.assign}
        busy={assign.command.isUnderWay}
      />
    </>
  );
}
