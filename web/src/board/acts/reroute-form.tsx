import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api, bodyOf } from '../../api/client';
import { PartNotYet } from '../../app/page-states';
import type { Referral } from '../../referral/referral-query';
import { StepForm } from '../../referral/steps/step-form';
import { AgencyChoice } from '../../sending/agency-choice';
import { BOARD_ACTS } from '../../texts/board';
import { Say } from '../../ui/say';
import { WordsField } from '../../ui/words-field';

const successorsQuery = (id: string) => ({
  queryKey: ['referral', id, 'successors'],
  queryFn: () => bodyOf(api.GET('/api/v1/referrals/{id}/routing-suggestions', { params: { path: { id } } })),
});

/** Sends a referral to another agency, out of the ranked list, with what the next one must know. */
export function RerouteForm({
  referral,
  onDone,
}: {
  readonly referral: Referral;
  readonly onDone: () => Promise<void>;
}): ReactElement {
  const asked = useQuery(successorsQuery(referral.id));
  const { data } = asked;
  const [agencyId, setAgencyId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [arbitration, setArbitration] = useState('');
  if (!referral.events.includes('reroute') && note === '')
    return <Say tone="plain">{BOARD_ACTS.notYours}</Say>;
  if (data === undefined) return <PartNotYet asked={asked} />;
  const others = data.suggestions.filter((each) => each.agencyId !== referral.recipientAgencyId);
  if (!others.some(({ eligible }) => eligible)) return <Say tone="plain">{BOARD_ACTS.noAgency}</Say>;
  return (
    <StepForm
      referral={referral}
      onDone={onDone}
      isWhole={agencyId !== null && note.trim() !== ''}
      step={(params) =>
        api.POST('/api/v1/referrals/{id}/reroute', {
          params,
          body: {
            recipientAgencyId: agencyId ?? '',
            handoverNote: note.trim(),
            ...(arbitration.trim() === '' ? {} : { arbitration: arbitration.trim() }),
          },
        })
      }
    >
      <p>
        {BOARD_ACTS.rerouteFrom(referral.recipientAgencyName)}。{BOARD_ACTS.rerouteAfter}
      </p>
      <AgencyChoice
        legend={BOARD_ACTS.rerouteTo}
        suggestions={others}
        value={agencyId}
        onChoose={setAgencyId}
      />
      <WordsField
        label={BOARD_ACTS.handover}
        hint={BOARD_ACTS.handoverHint}
        value={note}
        onChange={setNote}
        required
      />
      <WordsField
        label={BOARD_ACTS.arbitration}
        hint={BOARD_ACTS.arbitrationHint}
        value={arbitration}
        onChange={setArbitration}
      />
    </StepForm>
  );
}
