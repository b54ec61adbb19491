import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api } from '../../api/client';
import { PartNotYet } from '../../app/page-states';
import { suggestionsQuery } from '../../sending/suggestions-query';
import { JOINT } from '../../texts/joint';
import { SelectField } from '../../ui/select-field';
import { Sheet } from '../../ui/sheet';
import { NOTHING_READ, useRead } from '../../ui/use-read';
import { WordsField } from '../../ui/words-field';
import styles from './joint.module.css';
import { Fields } from './joint-form';
import { type OfSheet, useJoint } from './joint-query';

/** Asks one more agency for support. It is shown what of the case tells of nobody; who needs more sends it from the case. */
export function AskSheet({ joint, onClose, onDone }: OfSheet): ReactElement {
  const asked = useQuery(suggestionsQuery(joint.caseId));
  const [agencyId, setAgencyId] = useState('');
  const [request, setRequest] = useState('');
  const [required, setRequired] = useState(true);
  const there = new Set(joint.agencies.map(({ id }) => id));
  const able = asked.data?.suggestions.filter(({ eligible, agencyId: id }) => eligible && !there.has(id));
  const chosen = able?.find((each) => each.agencyId === agencyId);
  const taking = useJoint(joint, useRead(NOTHING_READ), {
    send: ({ 'Idempotency-Key': key }) =>
      api.POST('/api/v1/cases/{caseId}/referrals', {
        params: { path: { caseId: joint.caseId }, header: { 'Idempotency-Key': key } },
        body: { recipientAgencyId: agencyId, mode: 'co_handle', required, request: request.trim() },
      }),
    onDone: () => onDone(JOINT.askDone(chosen?.agencyName ?? '')),
  });
  return (
    <Sheet title={JOINT.ask} onClose={onClose}>
      {able === undefined ? (
        <PartNotYet asked={asked} />
      ) : able.length === 0 ? (
        <p>{JOINT.askNobody}</p>
      ) : (
        <Fields
          taking={taking}
          isWhole={chosen !== undefined && request.trim().length > 1}
          onSubmit={() => taking.give()}
        >
          <SelectField
            label={JOINT.askWhom}
            none={JOINT.choose}
            required
            options={able.map(({ agencyId: code, agencyName: label }) => ({ code, label }))}
            value={chosen?.agencyId ?? ''}
            onChange={setAgencyId}
          />
          <WordsField label={JOINT.askWhat} value={request} onChange={setRequest} required />
          <label className={styles['check']}>
            <input
              type="checkbox"
              checked={required}
              onChange={({ target }) => setRequired(target.checked)}
            />
            {JOINT.askRequired}
          </label>
        </Fields>
      )}
    </Sheet>
  );
}
