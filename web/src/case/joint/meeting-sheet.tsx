import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api } from '../../api/client';
import { JOINT } from '../../texts/joint';
import { instantOf, typedOf } from '../../time/local-input';
import { ChecksField } from '../../ui/checks-field';
import { Field } from '../../ui/field';
import { NOTHING_READ, useRead } from '../../ui/use-read';
import { WordsField } from '../../ui/words-field';
import { useWords } from '../../words/words';
import { JointForm } from './joint-form';
import { asNow, type JointCase, jointPeopleQuery, type Meeting, type OfSheet, useJoint } from './joint-query';

/** By agency, who of it is invited by name. */
type Named = Readonly<Record<string, readonly string[]>>;

/** The agencies are called together, or at another time and place. @param meeting null for a new one */
export function MeetingSheet({
  joint,
  meeting,
  onClose,
  onDone,
}: OfSheet & { readonly meeting: Meeting | null }): ReactElement {
  const [startsAt, setStartsAt] = useState(meeting === null ? '' : typedOf(meeting.startsAt));
  const [place, setPlace] = useState(meeting?.place ?? '');
  const [remote, setRemote] = useState(meeting?.remoteAddress ?? '');
  const [minutesDueAt, setMinutesDueAt] = useState(meeting === null ? '' : typedOf(meeting.minutesDueAt));
  const [words, setWords] = useState('');
  const [invited, setInvited] = useState<readonly string[]>([]);
  const [named, setNamed] = useState<Named>({});
  const { caseId: id } = joint;
  const word = useWords();
  const now = meeting === null ? null : asNow(joint.meetings, meeting);
  const taking = useJoint(joint, useRead(now?.version ?? NOTHING_READ), {
    send: (header) => {
      const where = {
        startsAt: instantOf(startsAt),
        minutesDueAt: instantOf(minutesDueAt),
        ...(place.trim() === '' ? {} : { place: place.trim() }),
        ...(remote.trim() === '' ? {} : { remoteAddress: remote.trim() }),
      };
      if (meeting !== null) {
        const params = { path: { id, meetingId: meeting.id }, header };
        const body = { ...where, reason: words.trim() };
        return api.PATCH('/api/v1/cases/{id}/joint/meetings/{meetingId}', { params, body });
      }
      const agencies = invited.map((agencyId) => ({ agencyId, userIds: [...(named[agencyId] ?? [])] }));
      const body = { ...where, agenda: words.trim(), invited: agencies };
      return api.POST('/api/v1/cases/{id}/joint/meetings', { params: { path: { id }, header }, body });
    },
    onDone: () => onDone(meeting === null ? JOINT.called : JOINT.moved),
  });
  const isWhere = startsAt !== '' && minutesDueAt !== '' && (place.trim() !== '' || remote.trim() !== '');
  const isWhole = isWhere && words.trim().length > 1 && (meeting !== null || invited.length > 0);
  return (
    <JointForm
      title={meeting === null ? JOINT.call : JOINT.move}
      onClose={onClose}
      taking={taking}
      word={now === null ? '' : word('joint_meeting_state', now.state)}
      isWhole={isWhole}
      onSubmit={() => taking.give()}
    >
      <Field
        label={JOINT.startsAt}
        type="datetime-local"
        required
        value={startsAt}
        onChange={({ target }) => setStartsAt(target.value)}
      />
      <Field
        label={JOINT.place}
        hint={JOINT.placeHint}
        value={place}
        onChange={({ target }) => setPlace(target.value)}
      />
      <Field label={JOINT.remote} value={remote} onChange={({ target }) => setRemote(target.value)} />
      <WordsField
        label={meeting === null ? JOINT.agenda : JOINT.why}
        value={words}
        onChange={setWords}
        required
      />
      {meeting === null ? (
        <Invite joint={joint} invited={invited} named={named} onInvite={setInvited} onName={setNamed} />
      ) : null}
      <Field
        label={JOINT.minutesDueAt}
        type="datetime-local"
        required
        min={startsAt}
        value={minutesDueAt}
        onChange={({ target }) => setMinutesDueAt(target.value)}
      />
    </JointForm>
  );
}

function Invite({
  joint,
  invited,
  named,
  onInvite,
  onName,
}: {
  readonly joint: JointCase;
  readonly invited: readonly string[];
  readonly named: Named;
  readonly onInvite: (agencyIds: readonly string[]) => void;
  readonly onName: (named: Named) => void;
}): ReactElement {
  return (
    <>
      <ChecksField
        label={JOINT.invite}
        options={joint.agencies.map(({ id: code, name: label }) => ({ code, label }))}
        value={invited}
        onChange={onInvite}
      />
      {joint.agencies
        .filter(({ id }) => invited.includes(id))
        .map(({ id, name }) => (
          <PeopleOf
            key={id}
            caseId={joint.caseId}
            agencyId={id}
            label={JOINT.inviteNames(name)}
            value={named[id] ?? []}
            onChange={(userIds) => onName({ ...named, [id]: userIds })}
          />
        ))}
    </>
  );
}

function PeopleOf({
  caseId,
  agencyId,
  label,
  value,
  onChange,
}: {
  readonly caseId: string;
  readonly agencyId: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (userIds: readonly string[]) => void;
}): ReactElement | null {
  const { data: people = [] } = useQuery(jointPeopleQuery(caseId, agencyId));
  if (people.length === 0) return null;
  const options = people.map(({ userId: code, name }) => ({ code, label: name }));
  return <ChecksField label={label} options={options} value={value} onChange={onChange} />;
}
