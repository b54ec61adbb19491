import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { MEMBERS_KEY } from '../../agency/members-query';
import { api, bodyOf } from '../../api/client';
import { ifMatch } from '../../api/use-command';
import { ADMIN } from '../../texts/admin';
import { USERS } from '../../texts/admin-users';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { textOrNone, UserFields, type UserValues } from './user-fields';
import { type User, userQuery, type UserWithPassword } from './user-queries';

interface WindowProps {
  readonly user: User;
  readonly onClose: () => void;
}

/** Takes a changed account over into what is shown. */
export function useTakeOver(): (after: User) => void {
  const client = useQueryClient();
  return (after) => {
    client.setQueryData(userQuery(after.id).queryKey, after);
    void client.invalidateQueries({ queryKey: ['admin', 'users', 'list'] });
    void client.invalidateQueries({ queryKey: ['admin', 'agencies', 'one'] });
    void client.invalidateQueries({ queryKey: MEMBERS_KEY });
  };
}

export function EditUserWindow({ user, onClose }: WindowProps): ReactElement {
  const takeOver = useTakeOver();
  const { refetch } = useQuery(userQuery(user.id));
  return (
    <FormWindow<UserValues, User>
      version={user.version}
      title={USERS.edit}
      okText={ADMIN.save}
      initial={{ displayName: user.displayName, title: user.title ?? '' }}
      onClose={onClose}
      reread={refetch}
      onDone={(after) => {
        takeOver(after);
        onClose();
      }}
      send={({ displayName, title, phone }, _header, read) => {
        const number = textOrNone(phone);
        return bodyOf(
          api.PATCH('/api/v1/users/{id}', {
            params: { path: { id: user.id }, header: ifMatch(read) },
            body: {
              displayName: displayName.trim(),
              title: textOrNone(title),
              ...(number === null ? {} : { phone: number }),
            },
          }),
        );
      }}
    >
      <UserFields phoneMasked={user.phoneMasked} />
    </FormWindow>
  );
}

/** Disables an account, after what becomes of its work was told. */
export function DisableWindow({ user, onClose }: WindowProps): ReactElement {
  const takeOver = useTakeOver();
  return (
    <FormWindow<{ readonly reason: string }, User>
      title={USERS.disableTitle(user.displayName)}
      okText={USERS.disable}
      danger
      onClose={onClose}
      onDone={(after) => {
        takeOver(after);
        onClose();
      }}
      send={({ reason }, header) =>
        bodyOf(
          api.POST('/api/v1/users/{id}/disabling', {
            params: { path: { id: user.id }, header },
            body: { reason: reason.trim() },
          }),
        )
      }
    >
      <p>{USERS.disableWhat}</p>
      <Form.Item name="reason" label={USERS.reason} extra={USERS.reasonHint} rules={REQUIRED}>
        <Input maxLength={200} />
      </Form.Item>
    </FormWindow>
  );
}

export function EnableWindow({ user, onClose }: WindowProps): ReactElement {
  const takeOver = useTakeOver();
  return (
    <FormWindow<object, User>
      title={USERS.enableTitle(user.displayName)}
      okText={USERS.enable}
      onClose={onClose}
      onDone={(after) => {
        takeOver(after);
        onClose();
      }}
      send={(_nothing, header) =>
        bodyOf(api.POST('/api/v1/users/{id}/enabling', { params: { path: { id: user.id }, header } }))
      }
    >
      <p>{USERS.enableWhat}</p>
    </FormWindow>
  );
}

export function ResetWindow({
  user,
  onClose,
  onDone,
}: WindowProps & { readonly onDone: (after: UserWithPassword) => void }): ReactElement {
  const takeOver = useTakeOver();
  return (
    <FormWindow<object, UserWithPassword>
      title={USERS.resetTitle(user.displayName)}
      okText={USERS.reset}
      danger
      onClose={onClose}
      onDone={({ temporaryPassword, ...after }) => {
        takeOver(after);
        onDone({ ...after, temporaryPassword });
      }}
      send={(_nothing, header) =>
        bodyOf(api.POST('/api/v1/users/{id}/password-reset', { params: { path: { id: user.id }, header } }))
      }
    >
      <p>{USERS.resetWhat}</p>
    </FormWindow>
  );
}
