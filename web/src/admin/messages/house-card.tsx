import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { type ReactElement, useState } from 'react';
import { api, bodyOf } from '../../api/client';
import { ifMatch } from '../../api/use-command';
import { ADMIN } from '../../texts/admin';
import { MESSAGES } from '../../texts/admin-messages';
import { Fact, Facts } from '../../ui/facts';
import styles from '../admin.module.css';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { Answered, Card } from '../parts/page';
import { houseQuery, type HouseSettings } from './message-queries';

type HouseValues = Omit<HouseSettings, 'version'>;

/** What holds for every message: how it begins, when it waits, how long its link opens. */
export function HouseCard({ onDone }: { readonly onDone: () => void }): ReactElement {
  const asked = useQuery(houseQuery);
  const [isOpen, setIsOpen] = useState(false);
  const close = (): void => setIsOpen(false);
  return (
    <Card
      title={MESSAGES.house}
      actions={
        <Button size="small" aria-label={MESSAGES.changeHouse} onClick={() => setIsOpen(true)}>
          {MESSAGES.change}
        </Button>
      }
    >
      <Answered asked={asked}>
        {(house) => (
          <>
            <Facts>
              <Fact label={MESSAGES.signature}>{house.signature}</Fact>
              <Fact label={MESSAGES.quiet}>{MESSAGES.quietWords(house.quietFrom, house.quietTo)}</Fact>
              <Fact label={MESSAGES.ticketDays}>{MESSAGES.days(house.ticketDays)}</Fact>
            </Facts>
            {isOpen ? <HouseWindow house={house} onClose={close} onDone={onDone} /> : null}
          </>
        )}
      </Answered>
    </Card>
  );
}

function HouseWindow({
  house: { version, ...initial },
  onClose,
  onDone,
}: {
  readonly house: HouseSettings;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactElement {
  const client = useQueryClient();
  const { refetch } = useQuery(houseQuery);
  return (
    <FormWindow<HouseValues, HouseSettings>
      version={version}
      title={MESSAGES.changeHouse}
      okText={ADMIN.save}
      initial={initial}
      onClose={onClose}
      reread={refetch}
      onDone={(after) => {
        client.setQueryData(houseQuery.queryKey, after);
        onDone();
        onClose();
      }}
      send={(values, _header, read) =>
        bodyOf(
          api.PUT('/api/v1/notification-settings', {
            params: { header: ifMatch(read) },
            body: { ...initial, ...values, signature: values.signature.trim() },
          }),
        )
      }
    >
      <Form.Item name="signature" label={MESSAGES.signature} extra={MESSAGES.signatureHint} rules={REQUIRED}>
        <Input maxLength={10} />
      </Form.Item>
      <p>{MESSAGES.quietHint}</p>
      <div className={styles['row']}>
        <Form.Item name="quietFrom" label={MESSAGES.quietFrom} rules={REQUIRED}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="quietTo" label={MESSAGES.quietTo} rules={REQUIRED}>
          <Input type="time" />
        </Form.Item>
      </div>
      <Form.Item name="ticketDays" label={MESSAGES.ticketDays} rules={REQUIRED}>
        <InputNumber min={1} max={365} precision={0} />
      </Form.Item>
    </FormWindow>
  );
}
