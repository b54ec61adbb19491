import { Button, Checkbox, Form, Input } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { KINDS } from '../../texts/admin-kinds';
import styles from '../admin.module.css';
import { REQUIRED } from '../parts/form-window';
import { PickWord } from '../parts/selects';
import { newCode } from './kind-values';

/** A list of a form that grows and shrinks, each line a small form of its own. */
function Lines({
  name,
  title,
  add,
  make,
  children,
}: {
  readonly name: string;
  readonly title: string;
  readonly add: string;
  /** What a new line begins with. */
  readonly make: () => object;
  readonly children: (line: number) => ReactNode;
}): ReactElement {
  return (
    <fieldset className={styles['list']}>
      <legend>{title}</legend>
      <Form.List name={['profile', name]}>
        {(lines, { add: addLine, remove }) => (
          <>
            {lines.map(({ key, name: line }) => (
              <div key={key} className={styles['line']}>
                {children(line)}
                <Button
                  size="small"
                  type="text"
                  danger
                  aria-label={KINDS.removeOf(`${title} ${line + 1}`)}
                  onClick={() => remove(line)}
                >
                  {KINDS.remove}
                </Button>
              </div>
            ))}
            <Button size="small" onClick={() => addLine(make())}>
              {add}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** What must be said in words, over the whole breadth. */
function Sentence({
  line,
  name,
  label,
  longest,
}: {
  readonly line: number;
  readonly name: string;
  readonly label: string;
  /** In characters. */
  readonly longest: number;
}): ReactElement {
  return (
    <Form.Item name={[line, name]} label={label} rules={REQUIRED} className={styles['broad'] ?? ''}>
      <Input maxLength={longest} />
    </Form.Item>
  );
}

export function Questions(): ReactElement {
  return (
    <Lines
      name="intakeQuestions"
      title={KINDS.questions}
      add={KINDS.addQuestion}
      make={() => ({ code: newCode('question'), answer: 'yes_no', required: true })}
    >
      {(line) => (
        <>
          <Sentence line={line} name="text" label={KINDS.question} longest={200} />
          <Form.Item name={[line, 'answer']} label={KINDS.answer}>
            <PickWord vocabulary="answer_form" />
          </Form.Item>
          <Choices line={line} />
          <Form.Item name={[line, 'required']} valuePropName="checked" label=" " colon={false}>
            <Checkbox>{KINDS.must}</Checkbox>
          </Form.Item>
        </>
      )}
    </Lines>
  );
}

/** What may be answered, where the answer is one of a list. */
function Choices({ line }: { readonly line: number }): ReactElement | null {
  const answer = Form.useWatch<string | undefined>(['profile', 'intakeQuestions', line, 'answer']);
  if (answer !== 'choice') return null;
  return (
    <Form.Item name={[line, 'choices']} label={KINDS.choices} extra={KINDS.choicesHint} rules={REQUIRED}>
      <Input />
    </Form.Item>
  );
}

export function Papers(): ReactElement {
  return (
    <Lines
      name="requiredPapers"
      title={KINDS.papers}
      add={KINDS.addPaper}
      make={() => ({ code: newCode('paper'), from: 'party' })}
    >
      {(line) => (
        <>
          <Sentence line={line} name="label" label={KINDS.paper} longest={100} />
          <Form.Item name={[line, 'from']} label={KINDS.from}>
            <PickWord vocabulary="brought_by" />
          </Form.Item>
        </>
      )}
    </Lines>
  );
}

export function OfficialScope(): ReactElement {
  return (
    <Lines
      name="officialScope"
      title={KINDS.scope}
      add={KINDS.addScope}
      make={() => ({ source: { mark: 'memory' } })}
    >
      {(line) => (
        <>
          <Sentence line={line} name="text" label={KINDS.scopeText} longest={200} />
          <Source line={line} />
        </>
      )}
    </Lines>
  );
}

export function NegativeScope(): ReactElement {
  return (
    <Lines
      name="negativeScope"
      title={KINDS.negative}
      add={KINDS.addNegative}
      make={() => ({ source: { mark: 'memory' } })}
    >
      {(line) => (
        <>
          <Form.Item name={[line, 'duty']} label={KINDS.duty} extra={KINDS.dutyHint} rules={REQUIRED}>
            <Input maxLength={63} />
          </Form.Item>
          <Sentence line={line} name="text" label={KINDS.why} longest={200} />
          <Source line={line} />
        </>
      )}
    </Lines>
  );
}

/** The ground of a statement, and how far somebody has checked it. */
function Source({ line }: { readonly line: number }): ReactElement {
  return (
    <>
      <Form.Item name={[line, 'source', 'source']} label={KINDS.law} rules={REQUIRED}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name={[line, 'source', 'article']} label={KINDS.article} rules={REQUIRED}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={[line, 'source', 'mark']} label={KINDS.mark}>
        <PickWord vocabulary="source_mark" />
      </Form.Item>
    </>
  );
}
