import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useCommand } from '../api/use-command';
import { PartNotYet } from '../app/page-states';
import { SUPERVISION } from '../texts/supervision';
import { instantOf, typedOf } from '../time/local-input';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Field } from '../ui/field';
import { ProblemSay } from '../ui/problem-say';
import { Say } from '../ui/say';
import { SelectField } from '../ui/select-field';
import { WordsField } from '../ui/words-field';
import { dueFault } from './due-fault';
import { aboutQuery, type Order, type Orderable, type OrderState } from './supervision-query';

/** What is to be ordered about, and of whom where that is settled already. */
export interface ToOrder {
  readonly subjectId: string;
  readonly caseNumber: string | null;
  /** Only this agency; null: whichever may be ordered. */
  readonly agencyId: string | null;
}

const STANDING: readonly OrderState[] = ['open', 'answered'];

/** Orders an agency in writing: what and by when is proposed, and sent as it stands by one press. */
export function OrderForm({
  about,
  onDone,
}: {
  readonly about: ToOrder;
  readonly onDone: (order: Order) => Promise<void>;
}): ReactElement {
  const asked = useQuery(aboutQuery(about.subjectId));
  const [opened, setOpened] = useState<readonly Orderable[] | null>(null);
  const { data } = asked;
  if (data === undefined) return <PartNotYet asked={asked} />;
  const offered =
    opened ?? data.orderable.filter(({ agencyId }) => about.agencyId === null || agencyId === about.agencyId);
  // What is being written stays when somebody else is faster: the answer says who.
  if (opened === null) setOpened(offered);
  if (offered.length === 0) return <NothingToOrder about={about} orders={data.orders} />;
  return <Written offered={offered} caseNumber={about.caseNumber} onDone={onDone} />;
}

/** A colleague was faster, or it is not theirs to order. */
function NothingToOrder({
  about: { subjectId, agencyId },
  orders,
}: {
  readonly about: ToOrder;
  readonly orders: readonly Order[];
}): ReactElement {
  const now = useNow();
  const standing = orders.find(
    (order) =>
      STANDING.includes(order.state) &&
      order.agencyId === agencyId &&
      (order.subjectType === 'case' || order.subjectId === subjectId),
  );
  return (
    <Say tone="plain">
      {standing === undefined
        ? SUPERVISION.notYours
        : SUPERVISION.standing(standing.number, standing.issuedBy, calendarWords(standing.issuedAt, now))}
    </Say>
  );
}

function Written({
  offered,
  caseNumber,
  onDone,
}: {
  readonly offered: readonly Orderable[];
  readonly caseNumber: string | null;
  readonly onDone: (order: Order) => Promise<void>;
}): ReactElement | null {
  const [clockId, setClockId] = useState(offered[0]?.clockId ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const [due, setDue] = useState<string | null>(null);
  const limit = offered.find((each) => each.clockId === clockId);
  const text = typed ?? SUPERVISION.proposed(limit?.words ?? '', limit?.isLate ?? false, caseNumber ?? '');
  const proposedDue = limit?.proposedDueAt == null ? '' : typedOf(limit.proposedDueAt);
  const sending = useCommand(
    (header) =>
      bodyOf(
        api.POST('/api/v1/supervision-orders', {
          params: { header },
          // What was proposed is left to the server, to the second; only what somebody changed is sent.
          body: {
            clockId,
            text: text.trim(),
            ...(due === null || due === '' ? {} : { dueAt: instantOf(due) }),
          },
        }),
      ),
    onDone,
  );
  if (limit === undefined) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    sending.give();
  };
  return (
    <form className={card['form']} onSubmit={submit}>
      {offered.length === 1 ? (
        <p>{SUPERVISION.to(limit.agencyName, limit.words)}</p>
      ) : (
        <SelectField
          label={SUPERVISION.which}
          none={null}
          options={offered.map((each) => ({
            code: each.clockId,
            label: SUPERVISION.whichOne(each.agencyName, each.words),
          }))}
          value={clockId}
          onChange={setClockId}
        />
      )}
      <WordsField label={SUPERVISION.text} value={text} onChange={setTyped} required />
      <Field
        label={SUPERVISION.due}
        hint={SUPERVISION.dueHint}
        fault={dueFault(sending.problem)}
        type="datetime-local"
        value={due ?? proposedDue}
        onChange={(event) => setDue(event.target.value)}
        required
      />
      <ProblemSay problem={sending.problem} />
      <Button look="main" type="submit" busy={sending.isUnderWay}>
        {SUPERVISION.send}
      </Button>
    </form>
  );
}
