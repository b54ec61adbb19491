import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { PartNotYet } from '../../app/page-states';
import { referralQuery } from '../../referral/referral-query';
import { StepFields } from '../../referral/steps/step-fields';
import { BOARD_ACTS, BOARD } from '../../texts/board';
import { Sheet } from '../../ui/sheet';
import { BOARD_KEY, type BoardLine } from '../board-query';
import styles from '../board.module.css';
import type { Act, ActOnLine } from './acts';
import { ChaseLead } from './chase-lead';
import { RerouteForm } from './reroute-form';
import { RulingForm } from './ruling-form';
import { TakeUpForm } from './take-up-form';

const TITLES: Readonly<Record<Act, string>> = {
  rule: BOARD_ACTS.ruleTitle,
  chase: BOARD_ACTS.chase,
  take_up: BOARD_ACTS.takeUpTitle,
  reroute: BOARD_ACTS.reroute,
};
const DONE: Readonly<Record<Act, string>> = {
  rule: BOARD_ACTS.ruled,
  chase: BOARD_ACTS.chaseDone,
  take_up: BOARD_ACTS.takenUp,
  reroute: BOARD_ACTS.rerouted,
};

/** What is to be done about a line, over the board. */
export function ActSheet({
  act: { act, line },
  onClose,
  onDone,
}: {
  readonly act: ActOnLine;
  readonly onClose: () => void;
  /** Told in words what has been done. */
  readonly onDone: (words: string) => void;
}): ReactElement {
  const client = useQueryClient();
  const done = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: BOARD_KEY });
    onDone(`${line.caseNumber ?? ''} ${DONE[act]}`);
  };
  return (
    <Sheet title={TITLES[act]} onClose={onClose}>
      <p className={styles['subject']}>
        {BOARD.caseLabel(line.caseNumber ?? '')} · {line.typeName ?? BOARD.noType}
      </p>
      {act === 'take_up' ? (
        <TakeUpForm line={line} onDone={done} />
      ) : (
        <ReferralAct act={act} line={line} onDone={done} />
      )}
    </Sheet>
  );
}

function ReferralAct({
  act,
  line,
  onDone,
}: {
  readonly act: Exclude<Act, 'take_up'>;
  readonly line: BoardLine;
  readonly onDone: () => Promise<void>;
}): ReactElement {
  const asked = useQuery(referralQuery(line.subjectId));
  const { data: referral } = asked;
  if (referral === undefined) return <PartNotYet asked={asked} />;
  switch (act) {
    case 'rule':
      return <RulingForm referral={referral} onDone={onDone} />;
    case 'reroute':
      return <RerouteForm referral={referral} onDone={onDone} />;
    case 'chase':
      return (
        <StepFields
          referral={referral}
          step="chases"
          lead={<ChaseLead referral={referral} />}
          onDone={onDone}
        />
      );
  }
}
