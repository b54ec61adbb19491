import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { api, bodyOf, type Views } from '../api/client';
import { useCommand } from '../api/use-command';
import { PartNotYet } from '../app/page-states';
import { SendFields } from '../sending/send-fields';
import { NOT_CHOSEN, referralOf, type Sending, sendingGaps } from '../sending/sending';
import { suggestionsQuery } from '../sending/suggestions-query';
import { MORNING } from '../texts/morning';
import { SENDING } from '../texts/sending';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { ProblemSay } from '../ui/problem-say';
import type { CallFormProps } from './call-pane';

/** Nobody has asked the people yet whether they may be told of: what is sent tells the dispute only. */
const HAS_PEOPLE = false;

/** Sends a call to an agency, the best first and with why. */
export function SendForm({ call, onDone }: CallFormProps): ReactElement {
  const ranking = useQuery(suggestionsQuery(call.id));
  const { data: ranked } = ranking;
  const [sending, setSending] = useState<Sending>(NOT_CHOSEN);
  const [isAsked, setIsAsked] = useState(false);
  const send = useCommand(
    (header, body: Views['CreateReferralDto']) =>
      bodyOf(
        api.POST('/api/v1/cases/{caseId}/referrals', { params: { path: { caseId: call.id }, header }, body }),
      ),
    ({ recipientAgencyName }) => onDone(MORNING.done.send(call.number, recipientAgencyName)),
  );
  if (ranked === undefined) return <PartNotYet asked={ranking} />;
  const gaps = sendingGaps(ranked, sending, HAS_PEOPLE);
  const body = referralOf(ranked, sending, HAS_PEOPLE);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsAsked(true);
    if (body !== null && Object.keys(gaps).length === 0) send.give(body);
  };
  return (
    <form className={card['form']} onSubmit={submit} noValidate>
      <ProblemSay problem={send.problem} />
      <SendFields
        ranked={ranked}
        sending={sending}
        hasPeople={HAS_PEOPLE}
        faults={isAsked ? gaps : {}}
        onChange={(change) => setSending({ ...sending, ...change })}
        isFirst
      />
      <Button look="main" type="submit" busy={send.isUnderWay} disabled={body === null}>
        {SENDING.send}
      </Button>
    </form>
  );
}
