import type { ReactElement } from 'react';
import { YES_NO } from '../texts/answers';
import { SENDING } from '../texts/sending';
import { ChoiceField } from '../ui/choice-field';
import { Field } from '../ui/field';
import type { Answers, Question } from './sending';
import styles from './sending.module.css';

/** What the agency asks of whoever sends; what is left out stands on its checklist. */
export function IntakeQuestions({
  questions,
  value,
  onChange,
}: {
  readonly questions: readonly Question[];
  readonly value: Answers;
  readonly onChange: (value: Answers) => void;
}): ReactElement | null {
  if (questions.length === 0) return null;
  return (
    <>
      <small className={styles['hint']}>{SENDING.questions}</small>
      {questions.map((question) => (
        <Asked
          key={question.code}
          question={question}
          value={value[question.code] ?? ''}
          onChange={(answer) => onChange({ ...value, [question.code]: answer })}
        />
      ))}
    </>
  );
}

function Asked({
  question: { text, answer, choices },
  value,
  onChange,
}: {
  readonly question: Question;
  readonly value: string;
  readonly onChange: (answer: string) => void;
}): ReactElement {
  if (answer === 'yes_no' || answer === 'choice') {
    const options = answer === 'yes_no' ? YES_NO : choices.map((code) => ({ code, label: code }));
    return (
      <ChoiceField label={text} options={options} value={value === '' ? null : value} onChange={onChange} />
    );
  }
  const type = answer === 'date' ? 'date' : answer === 'amount_fen' ? 'number' : 'text';
  return (
    <Field
      label={answer === 'amount_fen' ? SENDING.inYuan(text) : text}
      type={type}
      {...(type === 'number' ? { min: 0, step: 0.01 } : {})}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
