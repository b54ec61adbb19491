import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { ACTS } from '../../texts/acts';
import { YES_NO } from '../../texts/answers';
import { ChecksField } from '../../ui/checks-field';
import { ChoiceField } from '../../ui/choice-field';
import { Field } from '../../ui/field';
import { WordsField } from '../../ui/words-field';
import { instantOf } from '../../time/local-input';
import { useOptions } from '../../words/words';
import { ActForm, type ActProps } from './act-form';
import styles from './acts.module.css';
import type { CaseActProps } from './handling';
import type { Send } from './take-act';

interface ScaleItem {
  readonly code: string;
  readonly question: string;
  readonly isSpecial: boolean;
}

/** The danger scale, item by item; what is left out counts as not answered, never as a no. */
export function DangerForm<Data>({
  how,
  ...props
}: ActProps & { readonly how: (body: Views['AssessDangerDto']) => Send<Data> }): ReactElement | null {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const { data } = useQuery({
    queryKey: ['reference', 'danger_scale'],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/reference/{kind}', { params: { path: { kind: 'danger_scale' } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data === undefined) return null;
  const { items } = data.definition as unknown as { readonly items: readonly ScaleItem[] };
  return (
    <ActForm
      {...props}
      isWhole={Object.keys(answers).length > 0}
      send={how({ answers })}
      tell={(after) => (isDanger(after) ? ACTS.dangerIs(after.score, after.level, after.isFinal) : ACTS.done)}
    >
      <ol className={styles['scale']}>
        {items.map(({ code, question, isSpecial }) => (
          <li key={code}>
            <ChoiceField
              label={isSpecial ? `${question} ${ACTS.special}` : question}
              options={YES_NO}
              value={answers[code] ?? null}
              onChange={(answer) => setAnswers({ ...answers, [code]: answer })}
            />
          </li>
        ))}
      </ol>
    </ActForm>
  );
}

function isDanger(after: unknown): after is Views['DangerView'] {
  return typeof after === 'object' && after !== null && 'score' in after;
}

type Visit = Views['RecordVisitDto'];

/** A follow-up visit. */
export function VisitForm<Data>({
  how,
  ...props
}: ActProps & { readonly how: (body: Visit) => Send<Data> }): ReactElement {
  const [manner, setManner] = useState<string | null>(null);
  const [result, setResult] = useState<string | null>(null);
  const [note, setNote] = useState('');
  return (
    <ActForm
      {...props}
      isWhole={manner !== null && result !== null}
      send={how({
        manner: manner as Visit['manner'],
        result: result as Visit['result'],
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      })}
      {...(result === 'flared_up' ? { warning: ACTS.flaredUpMeans } : {})}
    >
      <ChoiceField
        label={ACTS.visitHow}
        options={useOptions('visit_manner')}
        value={manner}
        onChange={setManner}
      />
      <ChoiceField
        label={ACTS.result}
        options={useOptions('visit_result')}
        value={result}
        onChange={setResult}
      />
      <WordsField label={ACTS.said} value={note} onChange={setNote} />
    </ActForm>
  );
}

/** What was arranged so that nobody is hurt, and when somebody looks again. */
export function PlanForm<Data>({
  how,
  ...props
}: ActProps & { readonly how: (body: Views['PlanSafetyDto']) => Send<Data> }): ReactElement {
  const [measures, setMeasures] = useState('');
  const [told, setTold] = useState<readonly string[]>([]);
  const [next, setNext] = useState('');
  return (
    <ActForm
      {...props}
      isWhole={measures.trim() !== ''}
      send={how({
        measures: measures.trim(),
        told: [...told],
        ...(next === '' ? {} : { nextCheckAt: instantOf(next) }),
      })}
    >
      <WordsField label={ACTS.measures} value={measures} onChange={setMeasures} required autoFocus />
      <ChecksField
        label={ACTS.told}
        options={ACTS.toldWhom.map((label) => ({ code: label, label }))}
        value={told}
        onChange={setTold}
      />
      <Field
        label={ACTS.nextCheck}
        hint={ACTS.nextCheckHint}
        type="datetime-local"
        value={next}
        onChange={({ target }) => setNext(target.value)}
      />
    </ActForm>
  );
}

type Risk = Views['ChangeRiskDto']['level'];

/** Another risk; up for everybody, down for a head. */
export function RiskForm<Data>({
  levels,
  how,
  ...props
}: ActProps & {
  readonly levels: readonly string[];
  readonly how: (level: Risk, reason: string) => Send<Data>;
}): ReactElement {
  const [level, setLevel] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  return (
    <ActForm
      {...props}
      isWhole={level !== null && reason.trim() !== ''}
      send={how(level as Risk, reason.trim())}
      warning={ACTS.riskMeans}
    >
      <ChoiceField
        label={ACTS.risk}
        options={useOptions('risk_level').filter(({ code }) => levels.includes(code))}
        value={level}
        onChange={setLevel}
      />
      <WordsField label={ACTS.reason} value={reason} onChange={setReason} required />
    </ActForm>
  );
}

/** Another lane. */
export function LaneForm(props: CaseActProps): ReactElement {
  const [lane, setLane] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  return (
    <ActForm
      {...props}
      isWhole={lane !== null && reason.trim() !== ''}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/lane', {
          params,
          body: { lane: lane as 'simple' | 'full', reason: reason.trim() },
        })
      }
    >
      <ChoiceField
        label={ACTS.lane}
        options={useOptions('lane').filter(
          ({ code }) => code !== 'on_the_spot' && code !== props.theCase.lane,
        )}
        value={lane}
        onChange={setLane}
      />
      <WordsField label={ACTS.reason} value={reason} onChange={setReason} required />
    </ActForm>
  );
}

type PathKind = Views['StopLegalDto']['pathKinds'][number];

/** Stops mediation: the case goes on along legal paths. */
export function StopForm(props: CaseActProps): ReactElement {
  const [kinds, setKinds] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  return (
    <ActForm
      {...props}
      isWhole={kinds.length > 0 && reason.trim() !== ''}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/legal-stop', {
          params,
          body: { reason: reason.trim(), pathKinds: [...kinds] as PathKind[] },
        })
      }
      warning={ACTS.stopMeans}
      submit={ACTS.names.stop_legal}
    >
      <ChecksField label={ACTS.paths} options={useOptions('legal_path')} value={kinds} onChange={setKinds} />
      <WordsField label={ACTS.reason} value={reason} onChange={setReason} required />
    </ActForm>
  );
}
