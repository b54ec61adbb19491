import { Button, Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { CALENDARS } from '../../texts/admin-calendars';
import own from './calendars.module.css';
import { isHours, type TypedWeek, WEEKDAYS } from './week-hours';

const RULES = [
  {
    validator: (_rule: unknown, text: string | undefined) =>
      isHours(text) ? Promise.resolve() : Promise.reject(new Error(CALENDARS.hoursWrong)),
  },
];

/** The hours of each day of the week; most weeks are said by their Monday. */
export function HoursFields(): ReactElement {
  const form = Form.useFormInstance<{ weekly: TypedWeek }>();
  const copyMonday = (): void => {
    const monday = String(form.getFieldValue(['weekly', 'mon']) ?? '');
    form.setFieldsValue({ weekly: { tue: monday, wed: monday, thu: monday, fri: monday } });
  };
  return (
    <fieldset className={own['week']}>
      <legend>{CALENDARS.hours}</legend>
      <p>{CALENDARS.hoursHint}</p>
      {WEEKDAYS.map((day, index) => (
        <Form.Item key={day} name={['weekly', day]} label={CALENDARS.names[index]} rules={RULES}>
          <Input placeholder={CALENDARS.rests} autoComplete="off" maxLength={60} />
        </Form.Item>
      ))}
      <Button size="small" onClick={copyMonday}>
        {CALENDARS.asMonday}
      </Button>
    </fieldset>
  );
}
