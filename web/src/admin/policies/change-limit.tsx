import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../api/client';
import { ADMIN } from '../../texts/admin';
import { POLICIES } from '../../texts/admin-policies';
import styles from '../admin.module.css';
import { ifMatch } from '../../api/use-command';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { PickOne } from '../parts/selects';
import type { PolicyDefinition, PolicyRule } from './definition';
import { formUnit, ladderName, timeWords } from './limit-words';
import { useRuleNames } from './limits';
import { type Policy, type PolicyVersion, policyVersionsQuery } from './policy-queries';

interface LimitValues {
  /** In the unit of the form. */
  readonly amount?: number;
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
  const unit = time === null ? null : formUnit(time.unit);
  return (
    <FormWindow<LimitValues, PolicyVersion>
      title={POLICIES.changeTitle(names.whole)}
      okText={POLICIES.save}
      initial={{
        ...(time === null || unit === null ? {} : { amount: time.amount / unit.size }),
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
      send={({ amount, warnings, graceMinutes, ladder, sourceDocument }) =>
        bodyOf(
          api.PATCH('/api/v1/policies/{key}', {
            params: { path: { key: policy.key }, header: ifMatch(newest.number) },
            body: {
              rule: rule.key,
              sourceDocument: sourceDocument.trim(),
              warningPercents: percentsOf(warnings),
              ...(amount === undefined || unit === null || time === null || amount * unit.size === time.amount
                ? {}
                : { amount: Math.round(amount * unit.size) }),
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
        {unit === null ? null : (
          <Form.Item name="amount" label={POLICIES.amountIn(unit.name)} rules={REQUIRED}>
            <InputNumber min={0} className={styles['wide'] ?? ''} />
          </Form.Item>
        )}
        <Form.Item name="graceMinutes" label={POLICIES.grace}>
          <InputNumber min={0} precision={0} className={styles['wide'] ?? ''} />
        </Form.Item>
      </div>
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
      <Form.Item name="sourceDocument" label={ADMIN.source} extra={ADMIN.sourceHint} rules={REQUIRED}>
        <Input maxLength={500} />
      </Form.Item>
    </FormWindow>
  );
}

function percentsOf(text: string | undefined): number[] {
  return (text ?? '')
    .split(/[\s,，、]+/)
    .filter((part) => part !== '')
    .map(Number);
}
