import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { membersQuery } from '../../../agency/members-query';
import { isInAgency } from '../../../session/roles';
import { STEP_SHEETS } from '../../../texts/steps';
import { ChoiceField } from '../../../ui/choice-field';
import type { Referral } from '../../referral-query';

/** Somebody of the agency that works on it, with who is away today. */
export function ColleagueField({
  label,
  referral,
  value,
  onChange,
}: {
  readonly label: string;
  readonly referral: Referral;
  readonly value: string;
  readonly onChange: (userId: string) => void;
}): ReactElement {
  const { data = [] } = useQuery(membersQuery(referral.recipientAgencyId));
  const options = data
    .filter(({ active, roles }) => active && roles.some(isInAgency))
    .filter(({ userId }) => userId !== referral.handlerUserId)
    .map(({ userId, displayName, away }) => ({
      code: userId,
      label: away === null ? displayName : STEP_SHEETS.away(displayName),
    }));
  return (
    <ChoiceField label={label} options={options} value={value === '' ? null : value} onChange={onChange} />
  );
}
