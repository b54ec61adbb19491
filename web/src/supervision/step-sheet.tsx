import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { ifMatch, useCommand } from '../api/use-command';
import { SUPERVISION } from '../texts/supervision';
import { instantOf } from '../time/local-input';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Field } from '../ui/field';
import { MovedOn } from '../ui/moved-on';
import { ProblemSay } from '../ui/problem-say';
import { Sheet } from '../ui/sheet';
import { useRead } from '../ui/use-read';
import { WordsField } from '../ui/words-field';
import { dueFault } from './due-fault';
import { type Order, SUPERVISION_KEY } from './supervision-query';

export type WrittenStep = 'answer' | 'return' | 'withdraw';

const TITLES: Readonly<Record<WrittenStep, string>> = {
  answer: SUPERVISION.answerTitle,
  return: SUPERVISION.returnTitle,
  withdraw: SUPERVISION.withdrawTitle,
};
const WORDS: Readonly<Record<WrittenStep, string>> = {
  answer: SUPERVISION.done,
  return: SUPERVISION.returnReason,
  withdraw: SUPERVISION.withdrawReason,
};
const SENDS: Readonly<Record<WrittenStep, string>> = {
  answer: SUPERVISION.sendAnswer,
  return: SUPERVISION.sendReturn,
  withdraw: SUPERVISION.sendWithdraw,
};
const DONE: Readonly<Record<WrittenStep, string>> = {
  answer: SUPERVISION.answered,
  return: SUPERVISION.returned,
  withdraw: SUPERVISION.withdrawn,
};

/** What is said in writing about an order: its answer, why that will not do, or why the order no longer stands. */
export function StepSheet({
  order,
  step,
  onClose,
  onDone,
}: {
  readonly order: Order;
  readonly step: WrittenStep;
  readonly onClose: () => void;
  /** Told in words what has been done. */
  readonly onDone: (words: string) => void;
}): ReactElement {
  const client = useQueryClient();
  const read = useRead(order.version);
  const [words, setWords] = useState('');
  const [more, setMore] = useState('');
  const taking = useCommand(
    (header) => send(order.id, step, { header: { ...header, ...ifMatch(read.version) }, words, more }),
    async () => {
      await client.invalidateQueries({ queryKey: SUPERVISION_KEY });
      onDone(DONE[step]);
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    taking.give();
  };
  return (
    <Sheet title={TITLES[step]} onClose={onClose}>
      <form className={card['form']} onSubmit={submit}>
        <p>
          {order.number} · {order.agencyName}
        </p>
        {step === 'answer' ? <p className={card['words']}>{order.text}</p> : null}
        <WordsField label={WORDS[step]} value={words} onChange={setWords} required />
        {step === 'answer' ? (
          <WordsField label={SUPERVISION.remains} value={more} onChange={setMore} />
        ) : null}
        {step === 'return' ? (
          <Field
            label={SUPERVISION.newDue}
            hint={SUPERVISION.newDueHint}
            fault={dueFault(taking.problem)}
            type="datetime-local"
            value={more}
            onChange={(event) => setMore(event.target.value)}
          />
        ) : null}
        {taking.problem === null && !taking.isUnderWay ? <MovedOn read={read} word={order.word} /> : null}
        <ProblemSay problem={taking.problem} />
        <Button look="main" type="submit" busy={taking.isUnderWay}>
          {SENDS[step]}
        </Button>
      </form>
    </Sheet>
  );
}

function send(
  id: string,
  step: WrittenStep,
  {
    header,
    words,
    more,
  }: {
    readonly header: { 'Idempotency-Key': string; 'If-Match': string };
    readonly words: string;
    readonly more: string;
  },
): Promise<Order> {
  const params = { path: { id }, header };
  const text = words.trim();
  const rest = more.trim();
  switch (step) {
    case 'answer':
      return bodyOf(
        api.POST('/api/v1/supervision-orders/{id}/answer', {
          params,
          body: { done: text, ...(rest === '' ? {} : { remains: rest }) },
        }),
      );
    case 'return':
      return bodyOf(
        api.POST('/api/v1/supervision-orders/{id}/return', {
          params,
          body: { reason: text, ...(rest === '' ? {} : { dueAt: instantOf(rest) }) },
        }),
      );
    case 'withdraw':
      return bodyOf(
        api.POST('/api/v1/supervision-orders/{id}/withdrawal', { params, body: { reason: text } }),
      );
  }
}
