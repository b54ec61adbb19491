import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { ifMatch } from '../../api/use-command';
import { ADMIN } from '../../texts/admin';
import { MESSAGES } from '../../texts/admin-messages';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { PickOne, PickWord } from '../parts/selects';
import { audienceOf, type AudiencePart, type NoticeRule, rulesQuery, textsQuery } from './message-queries';
import { placeWords, useRuleWords } from './rule-words';
import { RolesOf } from './roles-of';

interface RuleValues {
  readonly urgency: NonNullable<Views['UpdateNoticeRuleDto']['urgency']>;
  readonly code: string;
  readonly coalesceMinutes: number;
  readonly active: boolean;
  readonly audience: readonly AudiencePart[];
}

/** Changes what a rule tells, to whom and how urgently; after which event, the program knows. */
export function RuleWindow({
  rule,
  onClose,
  onDone,
}: {
  readonly rule: NoticeRule;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactElement {
  const client = useQueryClient();
  const wordsOf = useRuleWords();
  const word = useWords();
  const { refetch } = useQuery(rulesQuery);
  const { data: texts = [] } = useQuery(textsQuery);
  const { urgency, code, coalesceMinutes, active, condition, dueClock } = rule;
  const parts = audienceOf(rule);
  return (
    <FormWindow<RuleValues, NoticeRule>
      version={rule.version}
      title={MESSAGES.ruleOf(wordsOf(rule).event)}
      okText={ADMIN.save}
      width={720}
      initial={{
        urgency: urgency as RuleValues['urgency'],
        code,
        coalesceMinutes,
        active,
        audience: parts,
      }}
      onClose={onClose}
      reread={refetch}
      onDone={() => {
        void client.invalidateQueries({ queryKey: rulesQuery.queryKey });
        onDone();
        onClose();
      }}
      send={({ audience, ...values }, _header, read) =>
        bodyOf(
          api.PATCH('/api/v1/notice-rules/{id}', {
            params: { path: { id: rule.id }, header: ifMatch(read) },
            body: {
              ...values,
              audience: audience as unknown as Record<string, never>[],
              condition,
              dueClock,
            },
          }),
        )
      }
    >
      {parts.map((part, index) =>
        part.kind === 'users' ? (
          <p key={index}>{MESSAGES.tellsOne(placeWords(part))}</p>
        ) : (
          <RolesOf key={index} part={part} line={index} />
        ),
      )}
      <div className={styles['row']}>
        <Form.Item name="code" label={MESSAGES.says} rules={REQUIRED}>
          <PickOne
            options={texts
              .filter(({ audience }) => audience === 'staff')
              .map((text) => ({ value: text.code, label: word('notice', text.code) }))}
          />
        </Form.Item>
        <Form.Item name="urgency" label={MESSAGES.urgency} rules={REQUIRED}>
          <PickWord vocabulary="urgency" />
        </Form.Item>
        <Form.Item
          name="coalesceMinutes"
          label={MESSAGES.coalesce}
          extra={MESSAGES.coalesceHint}
          rules={REQUIRED}
        >
          <InputNumber min={0} max={1440} precision={0} className={styles['wide'] ?? ''} />
        </Form.Item>
      </div>
      <Form.Item name="active" valuePropName="checked" extra={MESSAGES.offWhat}>
        <Checkbox>{MESSAGES.active}</Checkbox>
      </Form.Item>
    </FormWindow>
  );
}
