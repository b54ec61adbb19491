import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Radio } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../api/client';
import { ADMIN } from '../../texts/admin';
import { KINDS } from '../../texts/admin-kinds';
import { POLICIES } from '../../texts/admin-policies';
import { useOptions, useWords, wordsQuery } from '../../words/words';
import styles from '../admin.module.css';
import { ifMatch } from '../../api/use-command';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { PickOne, PickWord, PickWords } from '../parts/selects';
import { SourceField } from '../parts/source-field';
import { NegativeScope, OfficialScope, Papers, Questions } from './kind-lists';
import { type Kind, kindQuery, profileOf } from './kind-queries';
import { FLAGS, type KindValues, profileBody, valuesOf } from './kind-values';

const NEW: Partial<KindValues> = {
  profile: { refusal: 'reviewable', dispatch: 'direct', redNeedsDuty: true, maxHoldWorkingDays: 10 },
};

/** Makes a kind of agency, or changes one, by a form. @param kind null for a new one */
export function KindWindow({
  kind,
  onClose,
  onDone,
}: {
  readonly kind: Kind | null;
  readonly onClose: () => void;
  readonly onDone: (kind: Kind) => void;
}): ReactElement {
  const client = useQueryClient();
  const { refetch } = useQuery({ ...kindQuery(kind?.key ?? ''), enabled: kind !== null });
  return (
    <FormWindow<KindValues, Kind>
      version={kind?.version ?? 0}
      title={kind === null ? KINDS.make : KINDS.edit}
      okText={kind === null ? KINDS.make : ADMIN.save}
      width={920}
      initial={kind === null ? NEW : { label: kind.label, ...valuesOf(profileOf(kind)) }}
      onClose={onClose}
      {...(kind === null ? {} : { reread: refetch })}
      onDone={(after) => {
        client.setQueryData(kindQuery(after.key).queryKey, after);
        void client.invalidateQueries({ queryKey: ['admin', 'kinds'], exact: true });
        void client.invalidateQueries({ queryKey: wordsQuery.queryKey });
        onDone(after);
      }}
      send={(values, header, read) => {
        const body = {
          label: values.label.trim(),
          source: values.source.trim(),
          profile: profileBody(values),
        };
        if (kind === null)
          return bodyOf(
            api.POST('/api/v1/agency-kinds', { params: { header }, body: { ...body, key: values.key } }),
          );
        const params = { path: { key: kind.key }, header: ifMatch(read) };
        return bodyOf(api.PATCH('/api/v1/agency-kinds/{key}', { params, body }));
      }}
    >
      <div className={styles['row']}>
        <Form.Item name="label" label={KINDS.name} rules={REQUIRED}>
          <Input maxLength={60} />
        </Form.Item>
        {kind === null ? (
          <Form.Item name="key" label={KINDS.key} extra={KINDS.keyHint} rules={REQUIRED}>
            <Input maxLength={63} />
          </Form.Item>
        ) : null}
      </div>
      <Form.Item name={['profile', 'capabilities']} label={KINDS.types} extra={KINDS.typesHint}>
        <PickWords vocabulary="dispute_type" />
      </Form.Item>
      <Questions />
      <Papers />
      <Refusal />
      <Ways />
      <OfficialScope />
      <NegativeScope />
      <SourceField name="source" />
    </FormWindow>
  );
}

/** What becomes of a refusal, and for which reasons it is the other way about. */
function Refusal(): ReactElement {
  const word = useWords();
  const options = useOptions('refusal').map(({ code, label }) => ({ value: code, label }));
  const refusal = Form.useWatch<string | undefined>(['profile', 'refusal']);
  const other = word('refusal', refusal === 'final' ? 'reviewable' : 'final');
  return (
    <>
      <Form.Item name={['profile', 'refusal']} label={KINDS.refusal}>
        <Radio.Group options={options} />
      </Form.Item>
      <Form.Item name="exceptions" label={KINDS.exceptions} extra={KINDS.exceptionsHint(other)}>
        <PickWords vocabulary="refusal_reason" />
      </Form.Item>
    </>
  );
}

/** How it is reached and works. */
function Ways(): ReactElement {
  const kinds = Object.entries(POLICIES.kindNames).map(([value, label]) => ({ value, label }));
  return (
    <>
      <div className={styles['row']}>
        <Form.Item name={['profile', 'dispatch']} label={KINDS.dispatch}>
          <PickWord vocabulary="dispatch" />
        </Form.Item>
        <Form.Item name={['profile', 'maxHoldWorkingDays']} label={KINDS.hold} rules={REQUIRED}>
          <InputNumber min={1} max={60} precision={0} className={styles['wide'] ?? ''} />
        </Form.Item>
        <Form.Item name={['profile', 'resolveKind']} label={KINDS.limitKind}>
          <PickOne options={kinds.filter(({ value }) => value !== '*')} clearable none={KINDS.usual} />
        </Form.Item>
      </div>
      <Form.Item name={['profile', 'modes']} label={KINDS.modes} extra={KINDS.modesHint}>
        <PickWords vocabulary="referral_mode" />
      </Form.Item>
      <fieldset className={styles['ticks']}>
        <legend>{KINDS.marks}</legend>
        {FLAGS.map((flag) => (
          <Form.Item key={flag} name={['profile', flag]} valuePropName="checked" noStyle>
            <Checkbox>{KINDS[flag]}</Checkbox>
          </Form.Item>
        ))}
      </fieldset>
    </>
  );
}
