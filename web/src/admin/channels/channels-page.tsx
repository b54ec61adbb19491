import { queryOptions, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { Empty } from '../../app/page-states';
import { CHANNELS } from '../../texts/admin-running';
import { Say } from '../../ui/say';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { Answered, Page } from '../parts/page';
import { Mark, Table } from '../parts/table';
import { ChannelWindow } from './channel-window';
import { TestWindow } from './test-window';

export type Channel = Views['ChannelView'];

export const channelsQuery = queryOptions({
  queryKey: ['admin', 'channels'],
  queryFn: () => bodyOf(api.GET('/api/v1/notification-channels')),
});

/** Where messages leave the house: to set up, to switch off, to try. */
export function ChannelsPage(): ReactElement {
  const asked = useQuery(channelsQuery);
  const [edited, setEdited] = useState<Channel | 'new' | null>(null);
  const [tested, setTested] = useState<Channel | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  return (
    <Page
      title={CHANNELS.title}
      lead={CHANNELS.lead}
      actions={
        <Button type="primary" onClick={() => setEdited('new')}>
          {CHANNELS.make}
        </Button>
      }
    >
      {isSaved ? <Say tone="good">{CHANNELS.saved}</Say> : null}
      <Answered asked={asked}>
        {(channels) =>
          channels.length === 0 ? (
            <Empty title={CHANNELS.none} hint={CHANNELS.noneHint} />
          ) : (
            <Table
              label={CHANNELS.title}
              heads={[CHANNELS.name, CHANNELS.kind, CHANNELS.state, CHANNELS.action]}
            >
              {channels.map((channel) => (
                <Row key={channel.id} channel={channel} onEdit={setEdited} onTest={setTested} />
              ))}
            </Table>
          )
        }
      </Answered>
      {edited === null ? null : (
        <ChannelWindow
          channel={edited === 'new' ? null : (asked.data?.find(({ id }) => id === edited.id) ?? edited)}
          onClose={() => setEdited(null)}
          onDone={() => {
            setIsSaved(true);
            setEdited(null);
          }}
        />
      )}
      {tested === null ? null : <TestWindow channel={tested} onClose={() => setTested(null)} />}
    </Page>
  );
}

function Row({
  channel,
  onEdit,
  onTest,
}: {
  readonly channel: Channel;
  readonly onEdit: (channel: Channel) => void;
  readonly onTest: (channel: Channel) => void;
}): ReactElement {
  const word = useWords();
  return (
    <tr>
      <td>{channel.name}</td>
      <td>{word('channel_kind', channel.kind)}</td>
      <td>
        <Mark {...(channel.active ? { tone: 'good' as const } : {})}>
          {channel.active ? CHANNELS.active : CHANNELS.off}
        </Mark>
      </td>
      <td>
        <div className={styles['actions']}>
          <Button size="small" aria-label={CHANNELS.testOf(channel.name)} onClick={() => onTest(channel)}>
            {CHANNELS.test}
          </Button>
          <Button size="small" aria-label={CHANNELS.editOf(channel.name)} onClick={() => onEdit(channel)}>
            {CHANNELS.edit}
          </Button>
        </div>
      </td>
    </tr>
  );
}
