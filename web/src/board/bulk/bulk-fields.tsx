import type { ReactElement } from 'react';
import { AgencyField } from '../../referral/steps/fields/agency-field';
import { BULK } from '../../texts/bulk';
import { instantOf } from '../../time/local-input';
import { ChoiceField } from '../../ui/choice-field';
import { Field } from '../../ui/field';
import { WordsField } from '../../ui/words-field';
import { useOptions } from '../../words/words';
import type { BulkKind } from './bulk-queries';

/** What is written in a form of any kind. */
export interface Written {
  readonly text: string;
  readonly more: string;
  readonly due: string;
  readonly choice: string | null;
  readonly agencyId: string;
}

export const EMPTY: Written = { text: '', more: '', due: '', choice: null, agencyId: '' };

const ONE = 'one';
const TO_WHOM = [
  { code: 'each', label: BULK.each },
  { code: ONE, label: BULK.one },
];

/** The acts that may go without a word. */
const WORDLESS: readonly BulkKind[] = ['chase', 'take_up'];
/** Those in which something is chosen. */
const CHOOSING: readonly BulkKind[] = ['reroute', 'recall', 'more_time'];

/** Whether everything is there that the act asks for. */
export function isWhole(act: BulkKind, { text, choice, agencyId }: Written): boolean {
  const isSaid = WORDLESS.includes(act) || text.trim().length > 1;
  const isChosen = !CHOOSING.includes(act) || choice !== null;
  return isSaid && isChosen && (choice !== ONE || agencyId !== '');
}

/** As the API asks for it. */
export function paramsOf(act: BulkKind, written: Written): object {
  const { due, choice, agencyId } = written;
  const [text, more] = [written.text.trim(), written.more.trim()];
  switch (act) {
    case 'chase':
      return { chase: text === '' ? {} : { note: text } };
    case 'take_up':
      return { takeUp: text === '' ? {} : { note: text } };
    case 'supervise':
      return { order: { text, ...(due === '' ? {} : { dueAt: instantOf(due) }) } };
    case 'raise':
      return { raising: { reason: text } };
    case 'reroute':
      return {
        reroute: {
          handoverNote: text,
          ...(choice === ONE ? { recipientAgencyId: agencyId } : {}),
          ...(more === '' ? {} : { arbitration: more }),
        },
      };
    case 'recall':
      return { recall: { reason: choice, note: text } };
    case 'more_time':
      return { moreTime: { decision: choice, reason: text } };
  }
}

/** What the act asks for. */
export function BulkFields({
  act,
  written,
  dueFault,
  onChange,
}: {
  readonly act: BulkKind;
  readonly written: Written;
  /** What is wrong with the deadline that was named. */
  readonly dueFault: string | undefined;
  readonly onChange: (written: Written) => void;
}): ReactElement {
  const recalls = useOptions('recall_reason');
  const { text, more, due, choice, agencyId } = written;
  const put = (part: Partial<Written>): void => onChange({ ...written, ...part });
  const words = (label: string, hint?: string): ReactElement => (
    <WordsField
      label={label}
      hint={hint}
      value={text}
      onChange={(value) => put({ text: value })}
      required={!WORDLESS.includes(act)}
    />
  );
  const choose = (label: string, options: Parameters<typeof ChoiceField>[0]['options']): ReactElement => (
    <ChoiceField
      label={label}
      options={options}
      value={choice}
      onChange={(code) => put({ choice: code, agencyId: '' })}
    />
  );
  switch (act) {
    case 'chase':
      return words(BULK.note);
    case 'take_up':
      return words(BULK.plan);
    case 'raise':
      return words(BULK.reason);
    case 'supervise':
      return (
        <>
          {words(BULK.order)}
          <Field
            label={BULK.due}
            type="datetime-local"
            value={due}
            fault={dueFault}
            onChange={({ target }) => put({ due: target.value })}
          />
        </>
      );
    case 'reroute':
      return (
        <>
          {choose(BULK.toWhom, TO_WHOM)}
          {choice !== ONE ? null : (
            <AgencyField
              label={BULK.agency}
              optional={false}
              value={agencyId}
              without={[]}
              onChange={(id) => put({ agencyId: id })}
            />
          )}
          {words(BULK.handover, BULK.handoverHint)}
          <WordsField
            label={BULK.arbitration}
            hint={BULK.arbitrationHint}
            value={more}
            onChange={(value) => put({ more: value })}
          />
        </>
      );
    case 'recall':
      return (
        <>
          {choose(BULK.recallReason, recalls)}
          {words(BULK.recallNote)}
        </>
      );
    case 'more_time':
      return (
        <>
          {choose(BULK.decision, BULK.decisions)}
          {words(BULK.decisionReason)}
        </>
      );
  }
}
