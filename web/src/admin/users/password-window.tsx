import { Button, Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import { ADMIN } from '../../texts/admin';
import { USERS } from '../../texts/admin-users';
import { Say } from '../../ui/say';
import styles from '../admin.module.css';
import type { UserWithPassword } from './user-queries';

/** The temporary password of somebody, this once. It is kept nowhere and gone when the window closes. */
export function PasswordWindow({
  user,
  onClose,
}: {
  readonly user: UserWithPassword;
  readonly onClose: () => void;
}): ReactElement {
  const [copied, setCopied] = useState<boolean | null>(null);
  const { temporaryPassword } = user;
  return (
    <Modal
      open
      title={USERS.passwordTitle}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {ADMIN.close}
        </Button>
      }
    >
      {temporaryPassword === null ? (
        <p>{USERS.passwordGone}</p>
      ) : (
        <>
          <p>{USERS.passwordOnce(user.displayName)}</p>
          <div className={styles['secret']}>
            <code>{temporaryPassword}</code>
            <Button onClick={() => void copy(temporaryPassword).then(setCopied)}>{USERS.copy}</Button>
          </div>
          {copied === null ? null : (
            <Say tone={copied ? 'good' : 'fault'}>{copied ? USERS.copied : USERS.copyFailed}</Say>
          )}
        </>
      )}
    </Modal>
  );
}

/** Whether it lies in the clipboard now: browsers have one over HTTPS only. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
