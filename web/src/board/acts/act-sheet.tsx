import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { PartNotYet } from '../../app/page-states';
import { referralQuery } from '../../referral/referral-query';
import { StepFields } from '../../referral/steps/step-fields';
import { OrderForm } from '../../supervision/order-form';
import { BOARD_ACTS, BOARD } from '../../texts/board';
import { SUPERVISION } from '../../texts/supervision';
import { Sheet } from '../../ui/sheet';
import { BOARD_KEY, type BoardLine } from '../board-query';
import styles from '../board.module.css';
import type { Act, ActOnLine } from './acts';
import { ChaseLead } from './chase-lead';
import { RerouteForm } from './reroute-form';
import { RulingForm } from './ruling-form';
import { RaiseForm } from './raise-form';
import { TakeUpForm } from './take-up-form';

const TITLES: Readonly<Record<Act, string>> = {
  rule: BOARD_ACTS.ruleTitle,
  chase: BOARD_ACTS.chase,
  take_up: BOARD_ACTS.takeUpTitle,
  supervise: SUPERVISION.orderTitle,
  raise: SUPERVISION.raiseTitle,
  reroute: BOARD_ACTS.reroute,
};
const DONE: Readonly<Record<Exclude<Act, 'supervise'>, string>> = {
  rule: BOARD_ACTS.ruled,
  chase: BOARD_ACTS.chaseDone,
  take_up: BOARD_ACTS.takenUp,
  raise: SUPERVISION.raised,
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
  const say = async (words: string): Promise<void> => {
    await client.invalidateQueries({ queryKey: BOARD_KEY });
    onDone(words);
  };
  const done = (): Promise<void> => say(`${line.caseNumber ?? ''} ${act === 'supervise' ? '' : DONE[act]}`);
  return (
    <Sheet title={TITLES[act]} onClose={onClose}>
      <p className={styles['subject']}>
        {BOARD.caseLabel(line.caseNumber ?? '')} · {line.typeName ?? BOARD.noType}
      </p>
      <ActForm act={{ act, line }} onDone={done} onSaid={say} />
    </Sheet>
  );
}

function ActForm({
  act: { act, line },
  onDone,
  onSaid,
}: {
  readonly act: ActOnLine;
  readonly onDone: () => Promise<void>;
  readonly onSaid: (words: string) => Promise<void>;
}): ReactElement {
  switch (act) {
    case 'take_up':
      return <TakeUpForm line={line} onDone={onDone} />;
    case 'raise':
      return <RaiseForm line={line} onDone={onDone} />;
    case 'supervise': {
      const { subjectId, caseNumber, ownerAgencyId } = line;
      return (
        <OrderForm
          about={{ subjectId, caseNumber, agencyId: ownerAgencyId }}
          onDone={({ number, agencyName }) => onSaid(SUPERVISION.ordered(number, agencyName))}
        />
      );
    }
    default:
      return <ReferralAct act={act} line={line} onDone={onDone} />;
  }
}

function ReferralAct({
  act,
  line,
  onDone,
}: {
  readonly act: Exclude<Act, 'take_up' | 'raise' | 'supervise'>;
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
