import type { ReactElement } from 'react';
import type { Views } from '../../api/client';
import { ACTS } from '../../texts/acts';
import { ChoiceField } from '../../ui/choice-field';
import { Field } from '../../ui/field';

type Question = Views['IntakeQuestionView'];
/** By the code of the question; empty where nothing was said. */
export type Answers = Readonly<Record<string, string>>;

/** What the agency asks of whoever sends; what is left out stands on its checklist. */
export function Questions({
  questions,
  value,
  onChange,
}: {
  readonly questions: readonly Question[];
  readonly value: Answers;
  readonly onChange: (value: Answers) => void;
}): ReactElement {
  const put = (code: string, answer: string): void => onChange({ ...value, [code]: answer });
  return (
    <>
      {questions.map((question) => (
        <Asked
          key={question.code}
          question={question}
          value={value[question.code] ?? ''}
          onChange={(answer) => put(question.code, answer)}
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
    const options = answer === 'yes_no' ? ACTS.yesNo : choices.map((code) => ({ code, label: code }));
    return (
      <ChoiceField label={text} options={options} value={value === '' ? null : value} onChange={onChange} />
    );
  }
  return (
    <Field
      label={text}
      type={answer === 'date' ? 'date' : 'text'}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
