import { type FormEvent, type ReactElement, useState } from 'react';
import { api } from '../../api/client';
import { JOINT } from '../../texts/joint';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { ChoiceField } from '../../ui/choice-field';
import { ProblemSay } from '../../ui/problem-say';
import { SelectField } from '../../ui/select-field';
import { Sheet } from '../../ui/sheet';
import { WordsField } from '../../ui/words-field';
import styles from './joint.module.css';
import { type JointLane, type OfSheet, useJoint } from './joint-query';

/** Another agency leads from now on; the former lead supports it or leaves. */
export function LeadSheet({
  joint,
  lead,
  supporters,
  onClose,
  onDone,
}: OfSheet & { readonly lead: JointLane; readonly supporters: readonly JointLane[] }): ReactElement {
  const [supporterReferralId, setSupporter] = useState('');
  const [former, setFormer] = useState<string | null>(null);
  const [formerIsRequired, setRequired] = useState(false);
  const [reason, setReason] = useState('');
  const { give, isUnderWay, problem } = useJoint(joint, lead.version, {
    send: (header) =>
      api.POST('/api/v1/cases/{id}/joint/lead', {
        params: { path: { id: joint.caseId }, header },
        body: {
          leadReferralId: lead.referralId,
          supporterReferralId,
          formerStays: former === 'stays',
          formerIsRequired,
          reason: reason.trim(),
        },
      }),
    onDone: () =>
      onDone(
        JOINT.leadDone(
          supporters.find(({ referralId }) => referralId === supporterReferralId)?.agencyName ?? '',
        ),
      ),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    give();
  };
  return (
    <Sheet title={JOINT.changeLead} onClose={onClose}>
      <form className={card['form']} onSubmit={submit}>
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
        <ProblemSay problem={problem} onReload={onClose} />
        <Button
          look="main"
          type="submit"
          busy={isUnderWay}
          disabled={supporterReferralId === '' || former === null || reason.trim().length < 2}
        >
          {JOINT.save}
        </Button>
      </form>
    </Sheet>
  );
}
