import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Views } from '../api/client';
import { REGISTERING } from '../texts/registering';
import { ChoiceField } from '../ui/choice-field';
import { RiskMark } from '../ui/risk-mark';
import { Say } from '../ui/say';
import { useOptions, useWords } from '../words/words';
import styles from './registering.module.css';
import type { Written } from './registration';

type Checks = Views['PreviewView'];

/** What the rules want to know, at most two questions at a time; what was answered stays to be changed. */
export function Questions({
  asked,
  answers,
  onAnswer,
}: {
  readonly asked: readonly Views['QuestionView'][];
  readonly answers: Written['answers'];
  readonly onAnswer: (answers: Written['answers']) => void;
}): ReactElement | null {
  const truths = useOptions('truth');
  const word = useWords();
  const open = asked.filter(({ code }) => answers[code] === undefined);
  const answered = Object.keys(answers).map((code) => ({ code, question: word('fact', code), hints: [] }));
  const all = [...answered, ...open];
  if (all.length === 0) return null;
  return (
    <section className={styles['found']} aria-label={REGISTERING.questions}>
      <h2>{REGISTERING.questions}</h2>
      {all.map(({ code, question, hints }) => (
        <div key={code}>
          <ChoiceField
            label={question}
            options={truths}
            value={answers[code] ?? null}
            onChange={(value) => onAnswer({ ...answers, [code]: value as 'yes' | 'no' | 'unknown' })}
          />
          {hints.length === 0 ? null : <small>{REGISTERING.because(hints.join('、'))}</small>}
        </div>
      ))}
    </section>
  );
}

/** How dangerous it is, what a rule holds or stops, and what is alike. */
export function Findings({ checks }: { readonly checks: Checks }): ReactElement {
  const word = useWords();
  const { risk, guards } = checks;
  const inForce = guards.verdicts.filter(({ effect }) => effect === 'STOP' || effect === 'HOLD');
  return (
    <>
      <section className={styles['found']}>
        <h2>
          {REGISTERING.findings} <RiskMark level={risk.level} word={word('risk_level', risk.level)} />
        </h2>
        {risk.reasons.map(({ code, reason }) => (
          <small key={code}>{reason}</small>
        ))}
        {inForce.map(({ rule, title, todo, effect }) => (
          <Say key={rule} tone={effect === 'STOP' ? 'fault' : 'plain'}>
            <b>{title}</b> {todo.join('；')}
          </Say>
        ))}
      </section>
      <Alike checks={checks} />
    </>
  );
}

function Alike({ checks }: { readonly checks: Checks }): ReactElement {
  const { duplicates, repeatCallers, mayBeElsewhere } = checks;
  if (duplicates.length + repeatCallers.length === 0 && !mayBeElsewhere)
    return <small className={styles['hint']}>{REGISTERING.noLikeness}</small>;
  return (
    <>
      <AlikeList title={REGISTERING.likely} cases={duplicates} />
      <AlikeList title={REGISTERING.repeats} cases={repeatCallers} />
      {mayBeElsewhere ? <Say tone="plain">{REGISTERING.elsewhere}</Say> : null}
    </>
  );
}

function AlikeList({
  title,
  cases,
}: {
  readonly title: string;
  readonly cases: readonly Views['LikeCaseView'][];
}): ReactElement | null {
  const word = useWords();
  if (cases.length === 0) return null;
  return (
    <section className={styles['found']}>
      <h2>{title}</h2>
      <ul>
        {cases.map(({ caseId, number, agencyName, standing, reasons }) => (
          <li key={caseId}>
            <Link to={`/cases/${caseId}`}>{number}</Link>
            <small>{[word('likeness', standing), agencyName, ...reasons].join(' · ')}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
