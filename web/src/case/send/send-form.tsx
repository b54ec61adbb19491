import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { Opening } from '../../app/page-states';
import { asProblem } from '../../api/problem';
import { SEND } from '../../texts/send';
import { ChecksField } from '../../ui/checks-field';
import { ChoiceField } from '../../ui/choice-field';
import { ProblemSay } from '../../ui/problem-say';
import { WordsField } from '../../ui/words-field';
import { useOptions } from '../../words/words';
import { ActForm } from '../acts/act-form';
import type { CaseActProps } from '../acts/handling';
import { AgencyList } from './agency-list';
import { type Answers, Questions } from './questions';

type Field = NonNullable<Views['CreateReferralDto']['fields']>[number];
type Choice = NonNullable<Views['CreateReferralDto']['choice']>;
type Suggestions = Views['RoutingSuggestionsView'];

const SHOWN_AT_FIRST = ['number', 'type', 'risk', 'narrative', 'place', 'amount', 'headcount'];
const WHOLE_CASE = ['refer', 'transfer'];

/** Sends the case on: to whom, best first and with why; what they are asked; what they are shown of it. */
export function SendForm(props: CaseActProps): ReactElement {
  const { id } = props.target;
  const { data, error } = useQuery({
    queryKey: ['case', id, 'routing'],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/cases/{caseId}/routing-suggestions', {
          params: { path: { caseId: id }, query: {} },
        }),
      ),
    staleTime: 60_000,
  });
  if (error !== null) return <ProblemSay problem={asProblem(error)} />;
  if (data === undefined) return <Opening />;
  return <Sending {...props} routing={data} />;
}

function Sending({ routing, ...props }: CaseActProps & { readonly routing: Suggestions }): ReactElement {
  const eligible = routing.suggestions.filter((each) => each.eligible);
  const first = eligible[0];
  const [agencyId, setAgency] = useState(first?.agencyId ?? null);
  const [mode, setMode] = useState<string | null>(null);
  const [request, setRequest] = useState('');
  const [why, setWhy] = useState<string | null>(null);
  const [whyText, setWhyText] = useState('');
  const [fields, setFields] = useState<readonly string[]>(SHOWN_AT_FIRST);
  const [answers, setAnswers] = useState<Answers>({});
  const modes = useOptions('referral_mode').filter(({ code }) => code !== 'delegate');
  const fieldOptions = useOptions('snapshot_field');
  const chosen = eligible.find((each) => each.agencyId === agencyId);
  const proposed: string | null | undefined = chosen?.mode;
  const chosenMode = mode ?? (proposed === 'delegate' ? undefined : proposed) ?? 'refer';
  const needsWhy =
    chosen !== undefined && chosen.agencyId !== first?.agencyId && WHOLE_CASE.includes(chosenMode);
  const isReasoned = !needsWhy || (why !== null && (why !== 'other' || whyText.trim() !== ''));
  return (
    <ActForm
      {...props}
      isWhole={chosen !== undefined && request.trim() !== '' && isReasoned}
      send={({ path, header }) =>
        api.POST('/api/v1/cases/{caseId}/referrals', {
          params: { path: { caseId: path.id }, header },
          body: {
            recipientAgencyId: chosen?.agencyId ?? '',
            request: request.trim(),
            mode: chosenMode as 'refer',
            fields: fields as Field[],
            answers: Object.entries(answers)
              .filter(([code, value]) => value !== '' && chosen?.intakeQuestions.some((q) => q.code === code))
              .map(([code, value]) => ({ code, value })),
            ...(needsWhy
              ? {
                  choice: {
                    code: why as Choice['code'],
                    ...(whyText.trim() === '' ? {} : { text: whyText.trim() }),
                  },
                }
              : {}),
          },
        })
      }
      tell={(sent) => SEND.sent(sent.recipientAgencyName)}
      submit={SEND.send}
    >
      <AgencyList suggestions={routing.suggestions} value={agencyId} onChange={setAgency} />
      {needsWhy ? (
        <>
          <ChoiceField
            label={SEND.why}
            options={routing.choiceReasons.map(({ code, label }) => ({ code, label }))}
            value={why}
            onChange={setWhy}
          />
          <WordsField label={SEND.whyWords} value={whyText} onChange={setWhyText} />
        </>
      ) : null}
      <ChoiceField label={SEND.mode} options={modes} value={chosenMode} onChange={setMode} />
      <WordsField label={SEND.request} value={request} onChange={setRequest} required />
      {chosen === undefined ? null : (
        <Questions questions={chosen.intakeQuestions} value={answers} onChange={setAnswers} />
      )}
      <ChecksField label={SEND.shown} options={fieldOptions} value={fields} onChange={setFields} />
      {fields.some((field) => field.startsWith('party_')) ? <p>{SEND.personal}</p> : null}
    </ActForm>
  );
}
