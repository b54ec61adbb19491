import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
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
import { leadNow, placeOf } from './joint-lanes';
import type { JointCase, JointLane } from './joint-query';
import { LeadSheet } from './lead-sheet';
import { useOpenSheet } from './use-open-sheet';

type Open = { readonly act: 'ask' } | { readonly act: 'lead' | 'steps'; readonly lane: JointLane };

/** Who leads and who supports, how each stands, and what may be done about it. */
export function PartiesCard({
  joint,
  onDone,
}: {
  readonly joint: JointCase;
  readonly onDone: (words: string) => void;
}): ReactElement {
  const { open, setOpen, sheet } = useOpenSheet<Open>(joint, onDone);
  const lead = leadNow(joint);
  const isDesk = joint.sight === 'desk';
  return (
    <section className={card['card']} aria-labelledby="joint-parties">
      <header className={styles['top']}>
        <h2 id="joint-parties">{JOINT.parties}</h2>
        <span className={styles['buttons']}>
          {joint.mayAsk ? <Button onClick={() => setOpen({ act: 'ask' })}>{JOINT.ask}</Button> : null}
          {lead !== undefined && joint.lanes.some(({ mayLead }) => mayLead) ? (
            <Button onClick={() => setOpen({ act: 'lead', lane: lead })}>{JOINT.changeLead}</Button>
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
              onSteps={
                isDesk && lane.opens && lane.ending === null ? () => setOpen({ act: 'steps', lane }) : null
              }
            />
          ))}
      </ul>
      {open?.act === 'ask' ? <AskSheet {...sheet} /> : null}
      {open?.act === 'lead' ? <LeadSheet {...sheet} opened={open.lane} /> : null}
      {open?.act === 'steps' ? (
        <Sheet title={JOINT.steps(open.lane.agencyName)} onClose={() => setOpen(null)}>
          <Steps referralId={open.lane.referralId} />
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
