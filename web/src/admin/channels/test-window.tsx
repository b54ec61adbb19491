import { Alert, Button, Form, Input, Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { ADMIN } from '../../texts/admin';
import { CHANNELS, NOT_TAKEN } from '../../texts/admin-running';
import { useCommand } from '../../api/use-command';
import { REQUIRED } from '../parts/form-window';
import { ProblemAlert } from '../parts/problem-alert';
import type { Channel } from './channels-page';

/** Sends one message through a channel and tells whether the other side took it; it stays open for another try. */
export function TestWindow({
  channel,
  onClose,
}: {
  readonly channel: Channel;
  readonly onClose: () => void;
}): ReactElement {
  const [form] = Form.useForm<{ to: string }>();
  const [answer, setAnswer] = useState<Views['ChannelTestView'] | null>(null);
  const sending = useCommand(
    (header, { to }: { readonly to: string }) =>
      bodyOf(
        api.POST('/api/v1/notification-channels/{id}/test', {
          params: { path: { id: channel.id }, header },
          body: { to: to.trim() },
        }),
      ),
    setAnswer,
  );
  return (
    <Modal
      open
      title={CHANNELS.testOf(channel.name)}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{ADMIN.close}</Button>}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={sending.give}>
        <Form.Item name="to" label={CHANNELS.testTo} extra={CHANNELS.testHint} rules={REQUIRED}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item>
          <Button type="primary" htmlType="submit" loading={sending.isUnderWay}>
            {CHANNELS.send}
          </Button>
        </Form.Item>
      </Form>
      {sending.problem === null ? null : <ProblemAlert problem={sending.problem} />}
      {answer === null || sending.problem !== null ? null : (
        <Alert
          type={answer.accepted ? 'success' : 'error'}
          showIcon
          role="alert"
          title={answer.accepted ? CHANNELS.accepted : CHANNELS.refused(reasonWords(answer.reason))}
        />
      )}
    </Modal>
  );
}

function reasonWords(reason: string | null): string {
  return NOT_TAKEN[reason ?? ''] ?? reason ?? '';
}
