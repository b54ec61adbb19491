import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { PartNotYet } from '../../app/page-states';
import { referralQuery } from '../../referral/referral-query';
import { StepsBar } from '../../referral/steps/steps-bar';
import { JOINT } from '../../texts/joint';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { Countdown } from '../../ui/countdown';
import { Sheet } from '../../ui/sheet';
import { useWords } from '../../words/words';
import { AskSheet } from './ask-sheet';
import styles from './joint.module.css';
import { placeOf } from './joint-lanes';
import type { JointCase, JointLane } from './joint-query';
import { LeadSheet } from './lead-sheet';

/** Who leads and who supports, how each stands, and what may be done about it. */
export function PartiesCard({
  joint,
  onDone,
}: {
  readonly joint: JointCase;
  readonly onDone: (words: string) => void;
}): ReactElement {
  const [open, setOpen] = useState<'ask' | 'lead' | JointLane | null>(null);
  const live = joint.lanes.filter(({ ending }) => ending === null);
  const lead = live.find(({ part }) => part === 'lead');
  const supporters = live.filter(({ part }) => part === 'support');
  const isDesk = joint.sight === 'desk';
  const sheet = {
    joint,
    onClose: () => setOpen(null),
    onDone: (words: string) => {
      setOpen(null);
      onDone(words);
    },
  };
  return (
    <section className={card['card']} aria-labelledby="joint-parties">
      <header className={styles['top']}>
        <h2 id="joint-parties">{JOINT.parties}</h2>
        <span className={styles['buttons']}>
          {joint.plans && isDesk ? <Button onClick={() => setOpen('ask')}>{JOINT.ask}</Button> : null}
          {joint.mayChangeLead && lead !== undefined && supporters.length > 0 ? (
            <Button onClick={() => setOpen('lead')}>{JOINT.changeLead}</Button>
          ) : null}
        </span>
      </header>
      {joint.lanes.length === 0 ? <p>{JOINT.none}</p> : null}
      {lead === undefined && joint.lanes.length > 0 ? <p>{JOINT.noLead(joint.owner.name)}</p> : null}
      <ul className={styles['rows']}>
        {[...joint.lanes]
          .sort((a, b) => placeOf(a) - placeOf(b))
          .map((lane) => (
            <LaneLine
              key={lane.referralId}
              lane={lane}
              onSteps={isDesk && lane.opens && lane.ending === null ? () => setOpen(lane) : null}
            />
          ))}
      </ul>
      {open === 'ask' ? <AskSheet {...sheet} /> : null}
      {open === 'lead' && lead !== undefined ? (
        <LeadSheet {...sheet} lead={lead} supporters={supporters} />
      ) : null}
      {open !== null && typeof open !== 'string' ? (
        <Sheet title={JOINT.steps(open.agencyName)} onClose={() => setOpen(null)}>
          <Steps referralId={open.referralId} />
        </Sheet>
      ) : null}
    </section>
  );
}

function LaneLine({
  lane,
  onSteps,
}: {
  readonly lane: JointLane;
  readonly onSteps: (() => void) | null;
}): ReactElement {
  const word = useWords();
  const { agencyName, part, required, waived, word: said, ending, deadlineAt } = lane;
  return (
    <li className={styles['row']}>
      <span className={styles['what']}>{agencyName}</span>
      <span className={styles['facts']}>
        <b>{word('joint_part', part)}</b>
        {part === 'support' ? <span>{required ? JOINT.required : JOINT.optional}</span> : null}
        {waived ? <span>{JOINT.waived}</span> : null}
        <span>{ending === null ? said : JOINT.ended(said, ending)}</span>
        {deadlineAt === null ? null : <Countdown deadlineAt={deadlineAt} />}
      </span>
      {onSteps === null ? null : (
        <span className={styles['acts']}>
          <Button look="quiet" onClick={onSteps} aria-label={`${JOINT.stepsOf}：${agencyName}`}>
            {JOINT.stepsOf}
          </Button>
        </span>
      )}
    </li>
  );
}

/** The same steps as on the page of the referral. */
function Steps({ referralId }: { readonly referralId: string }): ReactElement {
  const asked = useQuery(referralQuery(referralId));
  return asked.data === undefined ? <PartNotYet asked={asked} /> : <StepsBar referral={asked.data} />;
}
