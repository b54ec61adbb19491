import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api, type Views } from '../../api/client';
import { GUARDS } from '../../texts/guards';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { ActProblem } from '../acts/act-problem';
import { type Send, type Target, useAct } from '../acts/take-act';
import { numbersQuery, type Question } from './guard-query';
import styles from './guards.module.css';

type Fact = Views['FactDto'];

/** What is still to be asked: one tap answers, and the rules look again. */
export function GuardQuestions({
  theCase,
  questions,
}: {
  readonly theCase: Target;
  readonly questions: readonly Question[];
}): ReactElement | null {
  return (
    <FactQuestions
      target={theCase}
      questions={questions}
      how={(facts) => (params) =>
        api.POST('/api/v1/cases/{id}/facts', { params, body: { facts: [...facts] } })
      }
    />
  );
}

/** How many are asked at first; whoever knows the answer to a later one brings out the rest. */
const AT_ONCE = 2;

/** The same of whatever may be told facts: a case, or what is held of one. */
export function FactQuestions<Data>({
  target,
  questions,
  how,
}: {
  readonly target: Target;
  readonly questions: readonly Question[];
  readonly how: (facts: readonly Fact[]) => Send<Data>;
}): ReactElement | null {
  const { data: numbers = [] } = useQuery(numbersQuery);
  const [isWhole, setIsWhole] = useState(false);
  const act = useAct<Data>(target, () => undefined);
  if (questions.length === 0) return null;
  const say = (fact: object): void => act.give(how([fact as Fact]));
  return (
    <ul className={styles['questions']}>
      {(isWhole ? questions : questions.slice(0, AT_ONCE)).map(({ code, question, hints }) => (
        <li key={code}>
          <p id={`ask-${code}`}>
            {question}
            {hints.length === 0 ? null : <small> {GUARDS.hints(hints.join('、'))}</small>}
          </p>
          {numbers.includes(code) ? (
            <NumberAnswer label={question} busy={act.isUnderWay} onSay={(number) => say({ code, number })} />
          ) : (
            <div className={styles['answers']} role="group" aria-labelledby={`ask-${code}`}>
              {GUARDS.answers.map(({ value, label }) => (
                <Button key={value} disabled={act.isUnderWay} onClick={() => say({ code, value })}>
                  {label}
                </Button>
              ))}
            </div>
          )}
        </li>
      ))}
      {isWhole || questions.length <= AT_ONCE ? null : (
        <li>
          <Button look="quiet" onClick={() => setIsWhole(true)}>
            {GUARDS.moreAsked(questions.length - AT_ONCE)}
          </Button>
        </li>
      )}
      {act.problem === null ? null : (
        <li>
          <ActProblem caseId={target.id} problem={act.problem} onReload={act.forget} />
        </li>
      )}
    </ul>
  );
}

function NumberAnswer({
  label,
  busy,
  onSay,
}: {
  readonly label: string;
  readonly busy: boolean;
  readonly onSay: (number: number) => void;
}): ReactElement {
  const [typed, setTyped] = useState('');
  const number = Number(typed);
  const isWhole = typed.trim() !== '' && Number.isInteger(number) && number >= 0;
  return (
    <div className={styles['number']}>
      <Field
        label={label}
        inputMode="numeric"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button disabled={!isWhole} busy={busy} onClick={() => onSay(number)}>
        {GUARDS.save}
      </Button>
    </div>
  );
}
