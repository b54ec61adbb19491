import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Views } from '../../../api/client';
import { caseQuery, consentsQuery } from '../../../case/case-query';
import { type Referral, snapshotQuery } from '../../referral-query';
import { SeveralField } from './several-field';

/** Which parties are shown besides: those who have agreed to it since; nothing is asked where there are none. */
export function AgreedField({
  label,
  hint,
  referral,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly referral: Referral;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}): ReactElement | null {
  const { caseId, recipientAgencyId } = referral;
  const { data: theCase } = useQuery({ ...caseQuery(caseId), retry: false });
  const { data: consents = [] } = useQuery({ ...consentsQuery(caseId), retry: false });
  const { data: snapshot } = useQuery(snapshotQuery(referral));
  if (snapshot === undefined) return null;
  const shown = new Set((snapshot.content.parties ?? []).map(({ partyId }) => partyId));
  const options = (theCase?.parties ?? [])
    .filter(({ id }) => !shown.has(id) && hasAgreed(consents, id, recipientAgencyId))
    .map(({ id, name }) => ({ code: id, label: name }));
  return options.length === 0 ? null : (
    <SeveralField label={label} hint={hint} options={options} value={value} onChange={onChange} />
  );
}

/** Whether the last word of a party on being told of, to this agency or to any, is a yes. */
function hasAgreed(consents: readonly Views['ConsentView'][], partyId: string, agencyId: string): boolean {
  const said = consents.filter(
    (consent) =>
      consent.partyId === partyId &&
      (consent.purpose === 'sharing' || consent.purpose === 'mediation') &&
      (consent.recipientAgencyId === null || consent.recipientAgencyId === agencyId),
  );
  return said.at(-1)?.decision === 'given';
}
