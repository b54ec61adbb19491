import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api, bodyOf, type Views } from '../api/client';
import { useCommand } from '../api/use-command';
import { Opening, PageProblem } from '../app/page-states';
import { MORNING } from '../texts/morning';
import { ChoiceField } from '../ui/choice-field';
import { ProblemSay } from '../ui/problem-say';
import { WordsField } from '../ui/words-field';
import type { CallFormProps } from './call-pane';
import { suggestionsQuery } from './calls-query';
import { NumberedChoice } from './numbered-choice';

type Reason = Views['ChoiceDto']['code'];

const MOST_SHOWN = 9;

/** Sends a call to an agency, the best first and with why; another than that asks for a reason. */
export function SendForm({ call, onDone }: CallFormProps): ReactElement {
  const { data, error } = useQuery(suggestionsQuery(call.id));
  const [picked, setPicked] = useState<string | null>(null);
  const [request, setRequest] = useState<string>(MORNING.requestText);
  const [reason, setReason] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const able = (data?.suggestions ?? []).filter(({ eligible }) => eligible).slice(0, MOST_SHOWN);
  const first = able[0]?.agencyId ?? null;
  const chosen = picked ?? first;
  const asksWhy = chosen !== first;
  const send = useCommand(
    (header) =>
      bodyOf(
        api.POST('/api/v1/cases/{caseId}/referrals', {
          params: { path: { caseId: call.id }, header },
          body: {
            recipientAgencyId: chosen ?? '',
            request: request.trim(),
            ...(asksWhy && reason !== null
              ? { choice: { code: reason as Reason, ...(words.trim() === '' ? {} : { text: words.trim() }) } }
              : {}),
          },
        }),
      ),
    ({ recipientAgencyName }) => onDone(MORNING.done.send(call.number, recipientAgencyName)),
  );
  if (data === undefined) return error === null ? <Opening /> : <PageProblem error={error} />;
  return (
    <>
      <ProblemSay problem={send.problem} />
      <NumberedChoice
        label={MORNING.sendTitle}
        empty={MORNING.sendNobody}
        items={able.map(({ agencyId, agencyName, reasons, viaAgencyId, openReferrals }) => ({
          id: agencyId,
          title: agencyName,
          notes: [
            ...reasons.map(({ text }) => text),
            MORNING.load(openReferrals),
            ...(viaAgencyId === null ? [] : [MORNING.via('')]),
          ],
        }))}
        chosen={chosen}
        onChoose={setPicked}
        onConfirm={send.give}
        confirm={MORNING.doSend}
        busy={send.isUnderWay}
      >
        {asksWhy ? (
          <>
            <ChoiceField
              label={MORNING.why}
              options={data.choiceReasons}
              value={reason}
              onChange={setReason}
            />
            <WordsField label={MORNING.whyWords} value={words} onChange={setWords} />
          </>
        ) : null}
        <WordsField label={MORNING.request} value={request} onChange={setRequest} required />
      </NumberedChoice>
    </>
  );
}
