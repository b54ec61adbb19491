import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../api/client';
import { POLICIES } from '../../texts/admin-policies';
import styles from '../admin.module.css';
import { ifMatch } from '../../api/use-command';
import { FormWindow } from '../parts/form-window';
import { PickOne } from '../parts/selects';
import { SourceField } from '../parts/source-field';
import { AmountFields, type ChosenUnit, isChosen } from './amount-fields';
import type { CountedUnit, PolicyDefinition, PolicyRule } from './definition';
import { formUnit, ladderName, timeWords } from './limit-words';
import { useRuleNames } from './limits';
import { type Policy, type PolicyVersion, policyVersionsQuery } from './policy-queries';

interface LimitValues {
  /** In `unit`, said in hours where the server counts seconds. */
  readonly amount?: number;
  readonly unit?: CountedUnit;
  readonly warnings?: string;
  readonly graceMinutes?: number;
  readonly ladder?: string;
  readonly sourceDocument: string;
}

/** Changes one limit, by a document; the change is the next version of the policy. */
export function ChangeLimit({
  policy,
  newest,
  rule,
  onClose,
  onDone,
}: {
  readonly policy: Policy;
  readonly newest: PolicyVersion;
  readonly rule: PolicyRule;
  readonly onClose: () => void;
  readonly onDone: (number: number) => void;
}): ReactElement {
  const client = useQueryClient();
  const names = useRuleNames(rule);
  const { refetch } = useQuery(policyVersionsQuery(policy.key));
  const { ladders } = newest.definition as unknown as PolicyDefinition;
  const time = rule.time === null || rule.time.unit === 'given' ? null : rule.time;
  return (
    <FormWindow<LimitValues, PolicyVersion>
      version={newest.number}
      title={POLICIES.changeTitle(names.whole)}
      okText={POLICIES.save}
      initial={{
        ...(time === null ? {} : { unit: time.unit, amount: time.amount / formUnit(time.unit).size }),
        warnings: rule.warningPercents.join(', '),
        graceMinutes: rule.graceMinutes,
        ladder: rule.ladder,
      }}
      onClose={onClose}
      reread={refetch}
      onDone={({ number }) => {
        void client.invalidateQueries({ queryKey: ['admin', 'policies'] });
        onDone(number);
      }}
      send={({ amount, unit, warnings, graceMinutes, ladder, sourceDocument }, _header, read) =>
        bodyOf(
          api.PATCH('/api/v1/policies/{key}', {
            params: { path: { key: policy.key }, header: ifMatch(read) },
            body: {
              rule: rule.key,
              sourceDocument: sourceDocument.trim(),
              warningPercents: percentsOf(warnings),
              ...(time === null ? {} : amountOf(time, amount, unit)),
              ...(graceMinutes === undefined ? {} : { graceMinutes }),
              ...(ladder === undefined ? {} : { ladder }),
            },
          }),
        )
      }
    >
      <p>
        {timeWords(rule.time)}。{POLICIES.changeWhat}
      </p>
      <div className={styles['row']}>
        {time === null ? null : <AmountFields rule={rule} given={time.unit} />}
      </div>
      <Form.Item name="graceMinutes" label={POLICIES.grace}>
        <InputNumber min={0} precision={0} />
      </Form.Item>
      <Form.Item
        name="warnings"
        label={POLICIES.warningsField}
        extra={POLICIES.warningsHint}
        rules={[{ pattern: /^\s*(\d{1,3}(\s*[,，、]\s*\d{1,3})*)?\s*$/, message: POLICIES.warningsWrong }]}
      >
        <Input inputMode="numeric" />
      </Form.Item>
      <Form.Item name="ladder" label={POLICIES.ladder}>
        <PickOne options={Object.keys(ladders).map((name) => ({ value: name, label: ladderName(name) }))} />
      </Form.Item>
      <SourceField />
    </FormWindow>
  );
}

/** What of the amount is to be changed: nothing where it says the same. */
function amountOf(
  time: { readonly unit: CountedUnit; readonly amount: number },
  typed: number | undefined,
  unit: CountedUnit = time.unit,
): { amount?: number; unit?: ChosenUnit } {
  if (typed === undefined) return {};
  const { size } = formUnit(unit);
  const amount = size === 1 ? typed : Math.round(typed * size);
  if (unit !== time.unit && isChosen(unit)) return { amount, unit };
  return amount === time.amount ? {} : { amount };
}

function percentsOf(text: string | undefined): number[] {
  return (text ?? '')
    .split(/[\s,，、]+/)
    .filter((part) => part !== '')
    .map(Number);
}
