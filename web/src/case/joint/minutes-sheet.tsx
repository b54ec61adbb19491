import { type ReactElement, useState } from 'react';
import { api } from '../../api/client';
import { JOINT } from '../../texts/joint';
import { instantOf } from '../../time/local-input';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { SelectField } from '../../ui/select-field';
import { useRead } from '../../ui/use-read';
import { WordsField } from '../../ui/words-field';
import { useWords } from '../../words/words';
import styles from './joint.module.css';
import { JointForm } from './joint-form';
import { asNow, type JointCase, type Meeting, type OfSheet, useJoint } from './joint-query';

interface Decision {
  readonly text: string;
  /** Empty: it is no item of the plan. */
  readonly agencyId: string;
  readonly dueAt: string;
}

interface Came {
  readonly came: boolean;
  readonly who: string;
}

const NO_DECISION: Decision = { text: '', agencyId: '', dueAt: '' };

/** Who came, what was said and decided; what is given to an agency is planned with it. */
export function MinutesSheet({
  joint,
  meeting,
  onClose,
  onDone,
}: OfSheet & { readonly meeting: Meeting }): ReactElement {
  const [minutes, setMinutes] = useState('');
  const [came, setCame] = useState<Readonly<Record<string, Came>>>({});
  const [decisions, setDecisions] = useState<readonly Decision[]>([NO_DECISION]);
  const cameOf = (agencyId: string): Came => came[agencyId] ?? { came: true, who: '' };
  const word = useWords();
  const { version, state } = asNow(joint.meetings, meeting);
  const taking = useJoint(joint, useRead(version), {
    send: (header) =>
      api.POST('/api/v1/cases/{id}/joint/meetings/{meetingId}/minutes', {
        params: { path: { id: joint.caseId, meetingId: meeting.id }, header },
        body: {
          minutes: minutes.trim(),
          attendance: meeting.invited.map(({ agencyId }) => {
            const { came: isThere, who } = cameOf(agencyId);
            const attendedBy = who.trim();
            return { agencyId, came: isThere, ...(isThere && attendedBy !== '' ? { attendedBy } : {}) };
          }),
          decisions: decisions
            .filter(({ text }) => text.trim() !== '')
            .map(({ text, agencyId, dueAt }) => ({
              text: text.trim(),
              ...(agencyId === '' ? {} : { agencyId }),
              ...(agencyId === '' || dueAt === '' ? {} : { dueAt: instantOf(dueAt) }),
            })),
        },
      }),
    onDone: () => onDone(JOINT.held),
  });
  return (
    <JointForm
      title={JOINT.minutes}
      onClose={onClose}
      taking={taking}
      word={word('joint_meeting_state', state)}
      isWhole={minutes.trim().length > 1}
      onSubmit={() => taking.give()}
    >
      {meeting.invited.map(({ agencyId, agencyName }) => {
        const { came: isThere, who } = cameOf(agencyId);
        const put = (change: Partial<Came>): void =>
          setCame({ ...came, [agencyId]: { came: isThere, who, ...change } });
        return (
          <div key={agencyId}>
            <label className={styles['check']}>
              <input
                type="checkbox"
                checked={isThere}
                onChange={({ target }) => put({ came: target.checked })}
              />
              {JOINT.cameOf(agencyName)}
            </label>
            {isThere ? (
              <Field
                label={JOINT.attendedOf(agencyName)}
                value={who}
                onChange={({ target }) => put({ who: target.value })}
              />
            ) : null}
          </div>
        );
      })}
      <WordsField label={JOINT.minutesText} value={minutes} onChange={setMinutes} required />
      {decisions.map((decision, index) => (
        <DecisionFields
          // Decisions are only added at the end.
          key={index}
          joint={joint}
          number={index + 1}
          decision={decision}
          onChange={(next) => setDecisions(decisions.map((old, place) => (place === index ? next : old)))}
        />
      ))}
      <Button look="quiet" onClick={() => setDecisions([...decisions, NO_DECISION])}>
        {JOINT.moreDecision}
      </Button>
    </JointForm>
  );
}

function DecisionFields({
  joint,
  number,
  decision,
  onChange,
}: {
  readonly joint: JointCase;
  readonly number: number;
  readonly decision: Decision;
  readonly onChange: (decision: Decision) => void;
}): ReactElement {
  const { text, agencyId, dueAt } = decision;
  return (
    <div className={styles['decision']}>
      <WordsField
        label={JOINT.decision(number)}
        value={text}
        onChange={(words) => onChange({ ...decision, text: words })}
      />
      <SelectField
        label={JOINT.decisionWho(number)}
        none={JOINT.notPlanned}
        options={joint.agencies.map(({ id: code, name: label }) => ({ code, label }))}
        value={agencyId}
        onChange={(code) => onChange({ ...decision, agencyId: code })}
      />
      {agencyId === '' ? null : (
        <Field
          label={JOINT.decisionDue(number)}
          type="datetime-local"
          required
          value={dueAt}
          onChange={({ target }) => onChange({ ...decision, dueAt: target.value })}
        />
      )}
    </div>
  );
}
