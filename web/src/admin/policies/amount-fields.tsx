import { Form, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { POLICIES } from '../../texts/admin-policies';
import styles from '../admin.module.css';
import { REQUIRED } from '../parts/form-window';
import { PickOne } from '../parts/selects';
import type { CountedUnit, PolicyRule } from './definition';
import { formUnit } from './limit-words';

/** What an administrator may count a limit in; how the law counts its periods is not theirs to change. */
const CHOSEN = ['business_seconds', 'working_days', 'calendar_hours', 'calendar_days'] as const;
export type ChosenUnit = (typeof CHOSEN)[number];

/** Hours may be parts of one; days are whole. */
const IN_PARTS: readonly CountedUnit[] = ['business_seconds', 'calendar_hours'];

export function isChosen(unit: CountedUnit): unit is ChosenUnit {
  return (CHOSEN as readonly string[]).includes(unit);
}

/** How much time a limit gives, and what it is counted in where that may be chosen. */
export function AmountFields({
  rule,
  given,
}: {
  readonly rule: PolicyRule;
  readonly given: CountedUnit;
}): ReactElement {
  const form = Form.useFormInstance();
  const unit = Form.useWatch<CountedUnit | undefined>('unit') ?? given;
  const mayChoose = rule.class !== 'statutory' && isChosen(given);
  const rules = [
    ...REQUIRED,
    {
      validator: (_rule: unknown, amount: number | null | undefined) =>
        amount == null || IN_PARTS.includes(unit) || Number.isInteger(amount)
          ? Promise.resolve()
          : Promise.reject(new Error(POLICIES.wholeDays)),
    },
  ];
  return (
    <>
      <Form.Item name="amount" label={POLICIES.amountIn(formUnit(unit).name)} rules={rules}>
        <InputNumber min={0.01} className={styles['wide'] ?? ''} />
      </Form.Item>
      {mayChoose ? (
        <Form.Item name="unit" label={POLICIES.unitField}>
          <PickOne
            options={CHOSEN.map((value) => ({ value, label: formUnit(value).name }))}
            onChange={() => form.setFieldValue('amount', undefined)}
          />
        </Form.Item>
      ) : null}
    </>
  );
}
