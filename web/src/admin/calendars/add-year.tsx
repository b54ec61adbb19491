import { useQueryClient } from '@tanstack/react-query';
import { Alert, Form, type FormInstance, Input, InputNumber } from 'antd';
import { type ReactElement, useState } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { CALENDARS } from '../../texts/admin-calendars';
import styles from '../admin.module.css';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { SourceField } from '../parts/source-field';
import { daysOfField, type ReadNotice, readNotice, yearOf } from './notice';
import type { Calendar } from './year';

export type Imported = Views['ImportedCalendarView'];

interface YearValues {
  readonly year: number;
  readonly holidays?: string;
  readonly makeUpDays?: string;
  readonly sourceDocument: string;
}

/** Adds the published arrangement of a year: the notice is pasted, what was read out of it is checked, and sent. */
export function AddYear({
  shown,
  onClose,
  onDone,
}: {
  readonly shown: Views['CalendarView'];
  readonly onClose: () => void;
  readonly onDone: (imported: Imported) => void;
}): ReactElement {
  const client = useQueryClient();
  const { publishedThrough } = shown.current.definition as unknown as Calendar;
  const year = Number((publishedThrough ?? shown.current.createdAt).slice(0, 4)) + 1;
  return (
    <FormWindow<YearValues, Imported>
      title={CALENDARS.addTitle(shown.name)}
      okText={CALENDARS.add}
      width={760}
      initial={{ year }}
      onClose={onClose}
      onDone={(imported) => {
        void client.invalidateQueries({ queryKey: ['admin', 'calendars'] });
        onDone(imported);
      }}
      send={(values, header) =>
        bodyOf(
          api.POST('/api/v1/calendars/{key}/years', {
            params: { path: { key: shown.key }, header },
            body: {
              year: values.year,
              holidays: daysOfField(values.holidays),
              makeUpDays: daysOfField(values.makeUpDays),
              sourceDocument: values.sourceDocument.trim(),
            },
          }),
        )
      }
    >
      <p>{CALENDARS.addWhat}</p>
      <Form.Item name="year" label={CALENDARS.yearField} rules={REQUIRED}>
        <InputNumber min={2000} max={2100} precision={0} />
      </Form.Item>
      <Notice />
      <div className={styles['row']}>
        <Form.Item name="holidays" label={CALENDARS.holidays} extra={CALENDARS.listHint}>
          <Input.TextArea rows={6} />
        </Form.Item>
        <Form.Item name="makeUpDays" label={CALENDARS.makeUps} extra={CALENDARS.listHint}>
          <Input.TextArea rows={6} />
        </Form.Item>
      </div>
      <SourceField />
    </FormWindow>
  );
}

/** Where the notice is pasted, or taken from a file: fills in the days that it names. */
function Notice(): ReactElement {
  const form = Form.useFormInstance<YearValues>();
  const [read, setRead] = useState<ReadNotice | null>(null);
  return (
    <>
      <Form.Item label={CALENDARS.notice} htmlFor="notice" extra={CALENDARS.noticeHint}>
        <Input.TextArea id="notice" rows={4} onChange={({ target }) => setRead(fillIn(form, target.value))} />
      </Form.Item>
      <Form.Item label={CALENDARS.file} htmlFor="notice-file">
        <input
          id="notice-file"
          type="file"
          accept=".txt,text/plain"
          onChange={({ target }) =>
            void target.files?.[0]?.text().then((text) => setRead(fillIn(form, text)))
          }
        />
      </Form.Item>
      {read === null ? null : <WasRead read={read} />}
    </>
  );
}

function WasRead({ read: { holidays, makeUpDays } }: { readonly read: ReadNotice }): ReactElement {
  const isNothing = holidays.length + makeUpDays.length === 0;
  return (
    <Form.Item>
      <Alert
        type={isNothing ? 'warning' : 'success'}
        showIcon
        title={isNothing ? CALENDARS.readNothing : CALENDARS.read(holidays.length, makeUpDays.length)}
      />
    </Form.Item>
  );
}

function fillIn(form: FormInstance<YearValues>, text: string): ReadNotice | null {
  if (text.trim() === '') return null;
  const year = yearOf(text) ?? form.getFieldValue('year');
  const read = readNotice(text, Number(year));
  form.setFieldsValue({
    year: Number(year),
    holidays: read.holidays.join('\n'),
    makeUpDays: read.makeUpDays.join('\n'),
  });
  return read;
}
