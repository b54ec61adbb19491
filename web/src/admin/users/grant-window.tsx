import { Button, Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../api/client';
import { isInAgency } from '../../session/roles';
import { USERS } from '../../texts/admin-users';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { endOfChinaDay } from '../parts/china-day';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { PickAgency, PickArea, PickWord } from '../parts/selects';
import type { Role, User } from './user-queries';
import { useTakeOver } from './user-windows';

interface GrantValues {
  readonly role: Role;
  readonly agencyId?: string;
  readonly areaId?: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly lastDay?: string;
}

/** Grants a role; where agencies of that kind do not carry it, offers those that they do. */
export function GrantWindow({
  user,
  onClose,
}: {
  readonly user: User;
  readonly onClose: () => void;
}): ReactElement {
  const takeOver = useTakeOver();
  return (
    <FormWindow<GrantValues, User>
      title={USERS.grant}
      okText={USERS.grant}
      onClose={onClose}
      onDone={(after) => {
        takeOver(after);
        onClose();
      }}
      remedy={({ facts }, form) => (
        <Instead roles={facts['rolesOfAgency']} onChoose={(role) => form.setFieldValue('role', role)} />
      )}
      send={(values, header) =>
        bodyOf(
          api.POST('/api/v1/users/{id}/grants', {
            params: { path: { id: user.id }, header },
            body: grantBody(values),
          }),
        )
      }
    >
      <p>{USERS.grantWhat}</p>
      <Form.Item name="role" label={USERS.role} rules={REQUIRED}>
        <PickWord vocabulary="role" />
      </Form.Item>
      <Place />
      <Form.Item name="lastDay" label={USERS.until} extra={USERS.untilHint}>
        <Input type="date" />
      </Form.Item>
    </FormWindow>
  );
}

function grantBody({ role, agencyId, areaId, lastDay }: GrantValues) {
  const inAgency = isInAgency(role);
  return {
    role,
    ...(inAgency && agencyId !== undefined ? { agencyId } : {}),
    ...(!inAgency && areaId !== undefined ? { areaId } : {}),
    ...(lastDay === undefined || lastDay === '' ? {} : { validTo: endOfChinaDay(lastDay) }),
  };
}

/** Where the role that was chosen is held: asked once it is known of what sort the place is. */
function Place(): ReactElement | null {
  const role = Form.useWatch<Role | undefined>('role');
  if (role === undefined) return null;
  return isInAgency(role) ? (
    <Form.Item name="agencyId" label={USERS.agency} extra={USERS.agencyHint} rules={REQUIRED}>
      <PickAgency />
    </Form.Item>
  ) : (
    <Form.Item name="areaId" label={USERS.area} rules={REQUIRED}>
      <PickArea />
    </Form.Item>
  );
}

/** The roles that may be held there instead, where the server named some. */
function Instead({
  roles,
  onChoose,
}: {
  readonly roles: unknown;
  readonly onChoose: (role: string) => void;
}): ReactElement | null {
  const word = useWords();
  if (!Array.isArray(roles)) return null;
  return (
    <p className={styles['actions']}>
      {USERS.insteadOf}
      {(roles as string[]).map((role) => (
        <Button key={role} size="small" onClick={() => onChoose(role)}>
          {word('role', role)}
        </Button>
      ))}
    </p>
  );
}
