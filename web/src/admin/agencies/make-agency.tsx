import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../api/client';
import { AGENCIES } from '../../texts/admin-agencies';
import styles from '../admin.module.css';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { PickArea, PickWord } from '../parts/selects';
import { agencyBody, AgencyFields, type AgencyValues } from './agency-fields';
import type { Agency } from './agency-queries';

interface NewAgencyValues extends AgencyValues {
  readonly key: string;
  readonly kind: string;
  readonly areaId: string;
}

/** Makes an agency. */
export function MakeAgency({
  onClose,
  onDone,
}: {
  readonly onClose: () => void;
  readonly onDone: (agency: Agency) => void;
}): ReactElement {
  const client = useQueryClient();
  return (
    <FormWindow<NewAgencyValues, Agency>
      title={AGENCIES.make}
      okText={AGENCIES.make}
      width={760}
      initial={{ calendarKey: 'office' }}
      onClose={onClose}
      onDone={(agency) => {
        void client.invalidateQueries({ queryKey: ['admin', 'agencies'] });
        onDone(agency);
      }}
      send={(values, header) =>
        bodyOf(
          api.POST('/api/v1/agencies', {
            params: { header },
            body: {
              ...agencyBody(values, {}),
              key: values.key,
              kind: values.kind,
              areaId: values.areaId,
              trades: [],
            },
          }),
        )
      }
    >
      <div className={styles['row']}>
        <Form.Item name="kind" label={AGENCIES.kind} rules={REQUIRED}>
          <PickWord vocabulary="agency_kind" />
        </Form.Item>
        <Form.Item name="areaId" label={AGENCIES.area} rules={REQUIRED}>
          <PickArea />
        </Form.Item>
        <Form.Item name="key" label={AGENCIES.key} extra={AGENCIES.keyHint} rules={REQUIRED}>
          <Input maxLength={63} />
        </Form.Item>
      </div>
      <AgencyFields />
    </FormWindow>
  );
}
