import { Form, type FormInstance, Modal } from 'antd';
import { type FocusEvent, type ReactElement, type ReactNode, useEffect } from 'react';
import type { FieldProblem, Problem } from '../../api/problem';
import { ADMIN } from '../../texts/admin';
import { fieldWords } from '../../texts/problems';
import styles from '../admin.module.css';
import { type CommandHeader, useCommand } from '../../api/use-command';
import { useFocusBack } from '../../ui/use-focus-back';
import { NOTHING_READ, useRead } from '../../ui/use-read';
import { ProblemAlert } from './problem-alert';

interface FormWindowProps<Values, Result> {
  readonly title: string;
  readonly okText: string;
  /** The step takes something away: the button says so by its colour too. */
  readonly danger?: boolean;
  /** There is nothing to send now; the window says why. */
  readonly okDisabled?: boolean;
  readonly initial?: Partial<Values>;
  readonly width?: number;
  /** Of what the form is about, as the page has it now; `NOTHING_READ` until then. */
  readonly version?: number;
  /** @param read the version on which the form was opened, or which was looked at since */
  readonly send: (values: Values, header: CommandHeader, read: number) => Promise<Result>;
  readonly onDone: (result: Result) => void;
  readonly onClose: () => void;
  /** Reads anew what the form was opened on, so that it can be sent on the newer version. */
  readonly reread?: () => Promise<unknown>;
  /** Besides the usual words, what can be done about the answer. */
  readonly remedy?: (problem: Problem, form: FormInstance<Values>) => ReactNode;
  readonly children?: ReactNode;
}

/** A form over the page. Fields that were not understood say so themselves; a change that came too late says who was faster. */
export function FormWindow<Values extends object, Result>(
  props: FormWindowProps<Values, Result>,
): ReactElement {
  const {
    title,
    okText,
    danger = false,
    okDisabled = false,
    initial,
    version = NOTHING_READ,
    width = 620,
    send,
    onDone,
    onClose,
    reread,
    remedy,
    children,
  } = props;
  useFocusBack();
  const read = useRead(version);
  const [form] = Form.useForm<Values>();
  const { give, isUnderWay, problem, forget } = useCommand(
    (header, values: Values) => send(values, header, read.version),
    onDone,
  );

  useEffect(() => {
    if (problem !== null) markFields(problem.fields, form);
  }, [problem, form]);

  const seeNow = (): void => void reread?.().then(onClose);
  const keepMine = (): void => {
    read.look(true);
    void reread?.().then(forget);
  };
  return (
    <Modal
      open
      title={title}
      width={width}
      style={{ top: 48 }}
      okText={okText}
      cancelText={ADMIN.cancel}
      okButtonProps={{ danger, disabled: okDisabled, loading: isUnderWay }}
      onOk={() => form.submit()}
      // What is on its way is waited for: its answer would close whatever is opened meanwhile.
      cancelButtonProps={{ disabled: isUnderWay }}
      closable={!isUnderWay}
      keyboard={!isUnderWay}
      onCancel={onClose}
      mask={{ closable: false }}
      // A window taller than the screen gives the focus without bringing it into sight.
      // Never for what is pressed: it would move from under the pointer.
      wrapProps={{
        onFocus: ({ target }: FocusEvent) => {
          if (target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest' });
        },
      }}
    >
      <Form<Values>
        form={form}
        className={styles['form']}
        layout="vertical"
        requiredMark={false}
        {...(initial === undefined ? {} : { initialValues: initial })}
        onFinish={() => give(form.getFieldsValue(true) as Values)}
        scrollToFirstError={{ block: 'center' }}
      >
        {children}
        {problem === null ? null : (
          <>
            <ProblemAlert
              problem={problem}
              onSeeNow={reread === undefined ? undefined : seeNow}
              onKeepMine={reread === undefined ? undefined : keepMine}
            />
            <Stray problems={strayOf(problem.fields, form)} />
            {remedy?.(problem, form)}
          </>
        )}
      </Form>
    </Modal>
  );
}

/** What is wrong and has no field here to say it beside, once each. */
function Stray({ problems }: { readonly problems: readonly FieldProblem[] }): ReactElement | null {
  if (problems.length === 0) return null;
  return (
    <ul className={styles['stray']}>
      {[...new Set(problems.map(fieldWords))].map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

/** The rule of a field that must be filled in. */
export const REQUIRED = [{ required: true, message: ADMIN.required }];

function strayOf(
  problems: readonly FieldProblem[],
  form: Pick<FormInstance, 'getFieldsError'>,
): readonly FieldProblem[] {
  return problems.filter((problem) => fieldOf(problem, form) === undefined);
}

/** The field of the form that a problem is about, or that it is a part of. */
function fieldOf(
  { path }: FieldProblem,
  form: Pick<FormInstance, 'getFieldsError'>,
): readonly (string | number)[] | undefined {
  const parts = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  return form
    .getFieldsError()
    .map(({ name }) => name)
    .filter((name) => name.every((part, at) => String(part) === parts[at]))
    .sort((one, other) => other.length - one.length)[0];
}

/** Says at each field what is wrong with it; what has no field of its own, at the field that it is a part of. */
function markFields(
  problems: readonly FieldProblem[],
  form: Pick<FormInstance, 'setFields' | 'getFieldsError'>,
): void {
  const errors = new Map<string, Set<string>>();
  for (const problem of problems) {
    const field = fieldOf(problem, form);
    if (field === undefined) continue;
    const key = JSON.stringify(field);
    errors.set(key, (errors.get(key) ?? new Set()).add(fieldWords(problem)));
  }
  form.setFields(
    [...errors].map(([key, found]) => ({ name: JSON.parse(key) as string[], errors: [...found] })),
  );
}
