import { Form, type FormInstance, Modal } from 'antd';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import type { FieldProblem, Problem } from '../../api/problem';
import { ADMIN, FIELD_OTHERWISE, FIELD_WORDS } from '../../texts/admin';
import styles from '../admin.module.css';
import { type CommandHeader, useCommand } from './command';
import { ProblemSay } from './problem-say';

interface FormWindowProps<Values, Result> {
  readonly title: string;
  readonly okText: string;
  /** The step takes something away: the button says so by its colour too. */
  readonly danger?: boolean;
  readonly initial?: Partial<Values>;
  readonly width?: number;
  readonly send: (values: Values, header: CommandHeader) => Promise<Result>;
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
    initial,
    width = 620,
    send,
    onDone,
    onClose,
    reread,
    remedy,
    children,
  } = props;
  const [form] = Form.useForm<Values>();
  const { send: take, isUnderWay, problem, forget } = useCommand(send, onDone);

  useEffect(() => {
    if (problem !== null) markFields(problem.fields, form);
  }, [problem, form]);

  const seeNow = (): void => void reread?.().then(onClose);
  const keepMine = (): void => void reread?.().then(forget);
  return (
    <Modal
      open
      title={title}
      width={width}
      style={{ top: 48 }}
      okText={okText}
      cancelText={ADMIN.cancel}
      okButtonProps={{ danger, loading: isUnderWay }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={form}
        className={styles['form']}
        layout="vertical"
        requiredMark={false}
        {...(initial === undefined ? {} : { initialValues: initial })}
        onFinish={() => take(form.getFieldsValue(true) as Values)}
        scrollToFirstError
      >
        {children}
        {problem === null ? null : (
          <>
            <ProblemSay
              problem={problem}
              onSeeNow={reread === undefined ? undefined : seeNow}
              onKeepMine={reread === undefined ? undefined : keepMine}
            />
            {remedy?.(problem, form)}
          </>
        )}
      </Form>
    </Modal>
  );
}

/** The rule of a field that must be filled in. */
export const REQUIRED = [{ required: true, message: ADMIN.required }];

export function fieldWords({ code }: FieldProblem): string {
  return FIELD_WORDS[code] ?? FIELD_OTHERWISE;
}

/** Says at each field what is wrong with it; a problem inside a list stands at the list. */
function markFields(problems: readonly FieldProblem[], form: Pick<FormInstance, 'setFields'>): void {
  form.setFields(
    problems.map((problem) => ({
      name: problem.path
        .replace(/\[(\d+)\]/g, '.$1')
        .split('.')
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      errors: [fieldWords(problem)],
    })),
  );
}
