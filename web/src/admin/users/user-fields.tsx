import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { USERS } from '../../texts/admin-users';
import { REQUIRED } from '../parts/form-window';

/** A user as the form holds them: a field that was left empty is none. */
export interface UserValues {
  readonly displayName: string;
  readonly title?: string;
  readonly phone?: string;
}

/** The text of a field, null where it was left empty. */
export function textOrNone(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}

/** @param phoneMasked the telephone that is known: it stays unless another one is given */
export function UserFields({ phoneMasked }: { readonly phoneMasked?: string | null }): ReactElement {
  return (
    <>
      <Form.Item name="displayName" label={USERS.name} rules={REQUIRED}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="title" label={USERS.post} extra={USERS.postHint}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={USERS.phone}
        extra={
          phoneMasked === undefined || phoneMasked === null ? USERS.phoneHint : USERS.phoneKept(phoneMasked)
        }
      >
        <Input inputMode="tel" maxLength={20} autoComplete="off" />
      </Form.Item>
    </>
  );
}
