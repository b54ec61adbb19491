import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { CHINA_ZONE } from '../../../../src/kernel/china-time';
import { withHours } from '../../../../src/kernel/working-time/with-hours';
import { api, bodyOf, type Views } from '../../api/client';
import { CALENDARS } from '../../texts/admin-calendars';
import styles from '../admin.module.css';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { PickOne } from '../parts/selects';
import { SourceField } from '../parts/source-field';
import { HoursFields } from './hours-fields';
import { type TypedWeek, typedOf, weekOfTyped } from './week-hours';
import type { Calendar } from './year';

interface NewCalendarValues {
  readonly name: string;
  readonly key: string;
  readonly weekly: TypedWeek;
  /** Key of the calendar whose holidays it has; none of its own where left out. */
  readonly holidaysOf?: string;
  readonly sourceDocument: string;
}

/** Makes a calendar: hours of its own, the holidays of one that is there. */
export function MakeCalendar({
  calendars,
  like,
  onClose,
  onDone,
}: {
  readonly calendars: readonly Views['CalendarView'][];
  /** What the form begins with. */
  readonly like: Views['CalendarView'];
  readonly onClose: () => void;
  readonly onDone: (key: string) => void;
}): ReactElement {
  const client = useQueryClient();
  return (
    <FormWindow<NewCalendarValues, string>
      title={CALENDARS.make}
      okText={CALENDARS.make}
      initial={{ weekly: typedOf(definitionOf(like)), holidaysOf: like.key }}
      onClose={onClose}
      onDone={(key) =>
        void client.invalidateQueries({ queryKey: ['admin', 'calendars'] }).then(() => onDone(key))
      }
      send={async ({ name, key, weekly, holidaysOf, sourceDocument }, header) => {
        const source = calendars.find((one) => one.key === holidaysOf);
        const hours = weekOfTyped(weekly);
        const definition =
          source === undefined ? { tz: CHINA_ZONE, weekly: hours } : withHours(definitionOf(source), hours);
        const body = { key: key.trim(), name: name.trim(), sourceDocument: sourceDocument.trim() };
        await bodyOf(
          api.POST('/api/v1/calendars', {
            params: { header },
            body: { ...body, definition: definition as unknown as Record<string, never> },
          }),
        );
        return body.key;
      }}
    >
      <div className={styles['row']}>
        <Form.Item name="name" label={CALENDARS.name} rules={REQUIRED}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="key" label={CALENDARS.key} extra={CALENDARS.keyHint} rules={REQUIRED}>
          <Input maxLength={63} autoComplete="off" />
        </Form.Item>
      </div>
      <HoursFields />
      <Form.Item name="holidaysOf" label={CALENDARS.holidaysOf} extra={CALENDARS.holidaysOfHint}>
        <PickOne
          clearable
          none={CALENDARS.noHolidays}
          options={calendars.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Form.Item>
      <SourceField />
    </FormWindow>
  );
}

function definitionOf({ current }: Views['CalendarView']): Calendar {
  return current.definition as unknown as Calendar;
}
