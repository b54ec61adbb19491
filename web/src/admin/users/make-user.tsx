import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { type ReactElement, useState } from 'react';
import { api, bodyOf } from '../../api/client';
import { USERS } from '../../texts/admin-users';
import { useOptions } from '../../words/words';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { PasswordWindow } from './password-window';
import { textOrNone, UserFields, type UserValues } from './user-fields';
import type { UserWithPassword } from './user-queries';

interface NewUserValues extends UserValues {
  readonly login: string;
  readonly kind: 'person' | 'machine';
}

/** Makes an account; the temporary password of a person is shown once, before the page of the account opens. */
export function MakeUser({
  onClose,
  onDone,
}: {
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}): ReactElement {
  const client = useQueryClient();
  const [made, setMade] = useState<UserWithPassword | null>(null);
  const kinds = useOptions('user_kind').map(({ code, label }) => ({ value: code, label }));
  if (made !== null) return <PasswordWindow user={made} onClose={() => onDone(made.id)} />;
  return (
    <FormWindow<NewUserValues, UserWithPassword>
      title={USERS.make}
      okText={USERS.make}
      initial={{ kind: 'person' }}
      onClose={onClose}
      onDone={(user) => {
        void client.invalidateQueries({ queryKey: ['admin', 'users'] });
        if (user.kind === 'machine') onDone(user.id);
        else setMade(user);
      }}
      send={({ login, kind, displayName, title, phone }, header) =>
        bodyOf(
          api.POST('/api/v1/users', {
            params: { header },
            body: {
              login: login.trim(),
              kind,
              displayName: displayName.trim(),
              title: textOrNone(title),
              phone: textOrNone(phone),
            },
          }),
        )
      }
    >
      <Form.Item name="kind" label={USERS.kind}>
        <Radio.Group options={kinds} />
      </Form.Item>
      <Form.Item name="login" label={USERS.login} extra={USERS.loginHint} rules={REQUIRED}>
        <Input maxLength={63} autoComplete="off" autoCapitalize="none" />
      </Form.Item>
      <UserFields />
    </FormWindow>
  );
}
