import { type ReactElement, useState } from 'react';
import { api } from '../../api/client';
import { JOINT } from '../../texts/joint';
import { ChoiceField } from '../../ui/choice-field';
import { SelectField } from '../../ui/select-field';
import { useRead } from '../../ui/use-read';
import { WordsField } from '../../ui/words-field';
import styles from './joint.module.css';
import { JointForm } from './joint-form';
import { leadNow } from './joint-lanes';
import { type JointLane, type OfSheet, useJoint } from './joint-query';

/** Another agency leads from now on; the former lead supports it or leaves. */
export function LeadSheet({
  joint,
  opened,
  onClose,
  onDone,
}: OfSheet & {
  /** Who led when it was opened. */
  readonly opened: JointLane;
}): ReactElement {
  const laneOf = (id: string): JointLane | undefined =>
    joint.lanes.find(({ referralId }) => referralId === id);
  const now = leadNow(joint) ?? laneOf(opened.referralId) ?? opened;
  const read = useRead(now.version, now.referralId);
  const lead = laneOf(read.subject) ?? opened;
  const supporters = joint.lanes.filter(({ mayLead }) => mayLead);
  const [supporterId, setSupporter] = useState('');
  const supporter = supporters.find(({ referralId }) => referralId === supporterId);
  const supporterReferralId = supporter?.referralId ?? '';
  const [former, setFormer] = useState<string | null>(null);
  const [formerIsRequired, setRequired] = useState(false);
  const [reason, setReason] = useState('');
  const taking = useJoint(joint, read, {
    send: (header) =>
      api.POST('/api/v1/cases/{id}/joint/lead', {
        params: { path: { id: joint.caseId }, header },
        body: {
          leadReferralId: read.subject,
          supporterReferralId,
          formerStays: former === 'stays',
          formerIsRequired,
          reason: reason.trim(),
        },
      }),
    onDone: () => onDone(JOINT.leadDone(supporter?.agencyName ?? '')),
  });
  return (
    <JointForm
      title={JOINT.changeLead}
      onClose={onClose}
      taking={taking}
      word={JOINT.ended(now.agencyName, now.ending ?? now.word)}
      isWhole={supporter !== undefined && former !== null && reason.trim().length > 1}
      onSubmit={() => taking.give()}
    >
      <p>{JOINT.leadHint}</p>
      <SelectField
        label={JOINT.newLead}
        none={JOINT.choose}
        required
        options={supporters.map(({ referralId: code, agencyName: label }) => ({ code, label }))}
        value={supporterReferralId}
        onChange={setSupporter}
      />
      <ChoiceField
        label={JOINT.formerHow}
        options={[
          { code: 'stays', label: JOINT.formerStays(lead.agencyName) },
          { code: 'leaves', label: JOINT.formerLeaves(lead.agencyName) },
        ]}
        value={former}
        onChange={setFormer}
      />
      {former === 'stays' ? (
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={formerIsRequired}
            onChange={({ target }) => setRequired(target.checked)}
          />
          {JOINT.formerRequired}
        </label>
      ) : null}
      <WordsField label={JOINT.why} value={reason} onChange={setReason} required />
    </JointForm>
  );
}
