import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../api/client';
import { POLICIES } from '../../texts/admin-policies';
import styles from '../admin.module.css';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { PickArea } from '../parts/selects';
import { SourceField } from '../parts/source-field';
import { type Policy, type PolicyVersion, policyVersionsQuery } from './policy-queries';

interface NewPolicyValues {
  readonly name: string;
  readonly key: string;
  readonly areaId: string;
  readonly sourceDocument: string;
}

/** Makes the policy of an area: it begins as the one that is shown, and its limits are changed one by one. */
export function MakePolicy({
  like,
  onClose,
  onDone,
}: {
  readonly like: Policy;
  readonly onClose: () => void;
  readonly onDone: (key: string) => void;
}): ReactElement {
  const client = useQueryClient();
  const { data: [newest] = [] } = useQuery(policyVersionsQuery(like.key));
  return (
    <FormWindow<NewPolicyValues, PolicyVersion & { readonly key: string }>
      title={POLICIES.make}
      okText={POLICIES.make}
      okDisabled={newest === undefined}
      onClose={onClose}
      onDone={({ key }) =>
        void client.invalidateQueries({ queryKey: ['admin', 'policies'] }).then(() => onDone(key))
      }
      send={async ({ name, key, areaId, sourceDocument }, header) => {
        const definition = newest?.definition ?? {};
        const body = { key: key.trim(), name: name.trim(), areaId, sourceDocument: sourceDocument.trim() };
        const made = await bodyOf(
          api.POST('/api/v1/policies', {
            params: { header },
            body: { ...body, definition: definition },
          }),
        );
        return { ...made, key: body.key };
      }}
    >
      <p>{POLICIES.makeWhat(like.name)}</p>
      <div className={styles['row']}>
        <Form.Item name="name" label={POLICIES.name} rules={REQUIRED}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="key" label={POLICIES.key} extra={POLICIES.keyHint} rules={REQUIRED}>
          <Input maxLength={63} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="areaId" label={POLICIES.area} extra={POLICIES.areaHint} rules={REQUIRED}>
        <PickArea />
      </Form.Item>
      <SourceField />
    </FormWindow>
  );
}
