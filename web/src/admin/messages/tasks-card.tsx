import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, InputNumber } from 'antd';
import { type ReactElement, useState } from 'react';
import { api, bodyOf } from '../../api/client';
import { ifMatch } from '../../api/use-command';
import { ADMIN } from '../../texts/admin';
import { MESSAGES } from '../../texts/admin-messages';
import { Fact, Facts } from '../../ui/facts';
import styles from '../admin.module.css';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { Answered, Card } from '../parts/page';
import { type TaskSettings, taskSettingsQuery } from './message-queries';

const HOUR_MIN = 60;
const WEEK_H = 168;

/** In hours, but for the claim. */
interface TaskValues {
  readonly redHeadStartMinutes: number;
  readonly orangeHeadStartMinutes: number;
  readonly claimMinutes: number;
}

/** In what order people find their work, and how long a look at it keeps others away. */
export function TasksCard({ onDone }: { readonly onDone: () => void }): ReactElement {
  const asked = useQuery(taskSettingsQuery);
  const [isOpen, setIsOpen] = useState(false);
  const close = (): void => setIsOpen(false);
  const hours = (minutes: number): string => MESSAGES.hours(String(minutes / HOUR_MIN));
  return (
    <Card
      title={MESSAGES.tasks}
      actions={
        <Button size="small" aria-label={MESSAGES.changeTasks} onClick={() => setIsOpen(true)}>
          {MESSAGES.change}
        </Button>
      }
    >
      <Answered asked={asked}>
        {(settings) => (
          <>
            <Facts>
              <Fact label={MESSAGES.red}>{hours(settings.redHeadStartMinutes)}</Fact>
              <Fact label={MESSAGES.orange}>{hours(settings.orangeHeadStartMinutes)}</Fact>
              <Fact label={MESSAGES.claim}>{MESSAGES.minutes(settings.claimMinutes)}</Fact>
            </Facts>
            {isOpen ? <TasksWindow settings={settings} onClose={close} onDone={onDone} /> : null}
          </>
        )}
      </Answered>
    </Card>
  );
}

function TasksWindow({
  settings,
  onClose,
  onDone,
}: {
  readonly settings: TaskSettings;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactElement {
  const client = useQueryClient();
  const { refetch } = useQuery(taskSettingsQuery);
  const { redHeadStartMinutes, orangeHeadStartMinutes, claimMinutes, version } = settings;
  return (
    <FormWindow<TaskValues, TaskSettings>
      version={version}
      title={MESSAGES.changeTasks}
      okText={ADMIN.save}
      initial={{
        redHeadStartMinutes: redHeadStartMinutes / HOUR_MIN,
        orangeHeadStartMinutes: orangeHeadStartMinutes / HOUR_MIN,
        claimMinutes,
      }}
      onClose={onClose}
      reread={refetch}
      onDone={(after) => {
        client.setQueryData(taskSettingsQuery.queryKey, after);
        onDone();
        onClose();
      }}
      send={(values, _header, read) =>
        bodyOf(
          api.PUT('/api/v1/task-settings', {
            params: { header: ifMatch(read) },
            body: {
              redHeadStartMinutes: Math.round(values.redHeadStartMinutes * HOUR_MIN),
              orangeHeadStartMinutes: Math.round(values.orangeHeadStartMinutes * HOUR_MIN),
              claimMinutes: values.claimMinutes,
            },
          }),
        )
      }
    >
      <p>{MESSAGES.tasksWhat}</p>
      <div className={styles['row']}>
        <Form.Item name="redHeadStartMinutes" label={MESSAGES.red} rules={REQUIRED}>
          <InputNumber min={0} max={WEEK_H} className={styles['wide'] ?? ''} />
        </Form.Item>
        <Form.Item name="orangeHeadStartMinutes" label={MESSAGES.orange} rules={REQUIRED}>
          <InputNumber min={0} max={WEEK_H} className={styles['wide'] ?? ''} />
        </Form.Item>
        <Form.Item name="claimMinutes" label={MESSAGES.claim} rules={REQUIRED}>
          <InputNumber min={1} max={240} precision={0} className={styles['wide'] ?? ''} />
        </Form.Item>
      </div>
    </FormWindow>
  );
}
