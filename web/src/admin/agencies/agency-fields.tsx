import { Form, Input, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import type { Views } from '../../api/client';
import { ADMIN } from '../../texts/admin';
import { AGENCIES } from '../../texts/admin-agencies';
import styles from '../admin.module.css';
import { REQUIRED } from '../parts/form-window';
import { PickAgency, PickCalendar, PickWord, PickWords } from '../parts/selects';
import type { Agency } from './agency-queries';

/** An agency as its form holds it: fields that were left empty are none. */
export interface AgencyValues {
  readonly name: string;
  readonly parentId?: string;
  readonly calendarKey: string;
  readonly capacity?: number | null;
  readonly duty?: Partial<Views['AgencyDutyDto']>;
  readonly capabilities?: string[];
  readonly dispatch?: string;
}

export function valuesOf(agency: Agency): AgencyValues {
  const { name, parentId, calendarKey, capacity, duty, capabilities, profile } = agency;
  const dispatch = (profile as Readonly<Record<string, unknown>>)['dispatch'];
  return {
    name,
    calendarKey,
    capacity,
    capabilities: [...capabilities],
    ...(parentId === null ? {} : { parentId }),
    ...(duty === null ? {} : { duty }),
    ...(typeof dispatch === 'string' ? { dispatch } : {}),
  };
}

/** The same as the server takes it. @param profile what its row says besides; only the way of sending to it is the form's */
export function agencyBody(values: AgencyValues, profile: Readonly<Record<string, unknown>>) {
  const { name, parentId, calendarKey, capacity, duty, capabilities = [], dispatch } = values;
  const { dispatch: _before, ...others } = profile;
  return {
    name: name.trim(),
    calendarKey,
    parentId: parentId ?? null,
    capacity: capacity ?? null,
    duty: hasDuty(duty) ? duty : null,
    capabilities,
    profile: dispatch === undefined ? others : { ...others, dispatch },
  };
}

function hasDuty(duty: AgencyValues['duty']): duty is Views['AgencyDutyDto'] {
  return [duty?.person, duty?.phone, duty?.hours].some((part) => part !== undefined && part !== '');
}

/** What of an agency may be changed later. */
export function AgencyFields({
  parent,
}: {
  readonly parent?: { value: string; label: string } | null;
}): ReactElement {
  const dutyWhole = Form.useWatch<AgencyValues['duty']>('duty');
  const dutyRules = hasDuty(dutyWhole) ? [{ required: true, message: AGENCIES.dutyWhole }] : [];
  return (
    <>
      <Form.Item name="name" label={AGENCIES.name} rules={REQUIRED}>
        <Input maxLength={100} />
      </Form.Item>
      <div className={styles['row']}>
        <Form.Item name={['duty', 'person']} label={AGENCIES.dutyPerson} rules={dutyRules}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name={['duty', 'phone']} label={AGENCIES.dutyPhone} rules={dutyRules}>
          <Input inputMode="tel" maxLength={20} />
        </Form.Item>
        <Form.Item
          name={['duty', 'hours']}
          label={AGENCIES.dutyHours}
          extra={AGENCIES.dutyHoursHint}
          rules={dutyRules}
        >
          <Input maxLength={11} />
        </Form.Item>
      </div>
      <div className={styles['row']}>
        <Form.Item name="calendarKey" label={AGENCIES.calendar} rules={REQUIRED}>
          <PickCalendar />
        </Form.Item>
        <Form.Item name="dispatch" label={AGENCIES.dispatch}>
          <PickWord vocabulary="dispatch" clearable none={AGENCIES.asKind} />
        </Form.Item>
        <Form.Item name="capacity" label={AGENCIES.capacity} extra={AGENCIES.capacityHint}>
          <InputNumber className={styles['wide'] ?? ''} min={0} max={100_000} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="capabilities" label={AGENCIES.capabilities} extra={AGENCIES.capabilitiesHint}>
        <PickWords vocabulary="dispute_type" />
      </Form.Item>
      <Form.Item name="parentId" label={AGENCIES.parent} extra={AGENCIES.parentHint}>
        <PickAgency known={parent ?? null} clearable none={ADMIN.none} />
      </Form.Item>
    </>
  );
}
