import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { ADMIN } from '../../texts/admin';
import { CHANNELS } from '../../texts/admin-running';
import { ifMatch } from '../../api/use-command';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { PickAgency, PickWord } from '../parts/selects';
import { type Channel, channelsQuery } from './channels-page';
import { GatewayFields } from './gateway-fields';
import { gatewaySetup, gatewayValuesOf, type Pair, recordOfPairs } from './gateway-values';

type Kind = Views['CreateChannelDto']['kind'];

interface ChannelValues {
  readonly kind: Kind;
  readonly name: string;
  readonly agencyId?: string;
  readonly active?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string | undefined>>;
  /** Of an SMS gateway, which names its secrets itself. */
  readonly secretPairs?: readonly Pair[];
}

/** Sets up a channel, or changes one; its secrets can be replaced and never read. @param channel null for a new one */
export function ChannelWindow({
  channel,
  onClose,
  onDone,
}: {
  readonly channel: Channel | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactElement {
  const client = useQueryClient();
  const { refetch } = useQuery(channelsQuery);
  return (
    <FormWindow<ChannelValues, Channel>
      version={channel?.version ?? 0}
      title={channel === null ? CHANNELS.make : CHANNELS.editOf(channel.name)}
      okText={ADMIN.save}
      initial={channel === null ? { active: true } : valuesOf(channel)}
      onClose={onClose}
      {...(channel === null ? {} : { reread: refetch })}
      onDone={() => {
        void client.invalidateQueries({ queryKey: channelsQuery.queryKey });
        onDone();
      }}
      send={(values, header, read) => {
        const body = bodyOfChannel(values);
        if (channel === null) {
          const { kind, agencyId } = values;
          return bodyOf(
            api.POST('/api/v1/notification-channels', {
              params: { header },
              body: { secrets: {}, ...body, kind, agencyId: agencyId ?? null },
            }),
          );
        }
        const params = { path: { id: channel.id }, header: ifMatch(read) };
        return bodyOf(api.PATCH('/api/v1/notification-channels/{id}', { params, body }));
      }}
    >
      {channel === null ? (
        <>
          <Form.Item name="kind" label={CHANNELS.kind} rules={REQUIRED}>
            <PickWord vocabulary="channel_kind" />
          </Form.Item>
          <Form.Item name="agencyId" label={CHANNELS.agency}>
            <PickAgency clearable none={CHANNELS.everybody} />
          </Form.Item>
        </>
      ) : null}
      <Form.Item name="name" label={CHANNELS.name} rules={REQUIRED}>
        <Input maxLength={100} />
      </Form.Item>
      <Setup known={channel?.secretNames ?? []} />
      <Form.Item name="active" valuePropName="checked">
        <Checkbox>{CHANNELS.active}</Checkbox>
      </Form.Item>
    </FormWindow>
  );
}

/** What a channel of the chosen kind is set up with. @param known names of the secrets that it has */
function Setup({ known }: { readonly known: readonly string[] }): ReactElement | null {
  const form = Form.useFormInstance<ChannelValues>();
  const kind = Form.useWatch<Kind | undefined>('kind', { form, preserve: true });
  const secret = (name: string, label: string): ReactElement => (
    <Form.Item
      name={['secrets', name]}
      label={label}
      extra={known.includes(name) ? CHANNELS.secretKept : CHANNELS.secretHint}
    >
      <Input autoComplete="off" />
    </Form.Item>
  );
  if (kind === undefined) return null;
  if (kind === 'sms_http') return <GatewayFields />;
  if (kind === 'smtp')
    return (
      <>
        <Text name="host" label={CHANNELS.host} />
        <Form.Item name={['settings', 'port']} label={CHANNELS.port} rules={REQUIRED}>
          <InputNumber min={1} max={65_535} precision={0} />
        </Form.Item>
        <Text name="from" label={CHANNELS.from} />
        <Text name="subject" label={CHANNELS.subject} />
        <Form.Item name={['settings', 'user']} label={CHANNELS.user}>
          <Input autoComplete="off" />
        </Form.Item>
        {secret('password', CHANNELS.password)}
        <Form.Item name={['settings', 'secure']} valuePropName="checked">
          <Checkbox>{CHANNELS.secure}</Checkbox>
        </Form.Item>
      </>
    );
  return (
    <>
      {secret('url', CHANNELS.robotUrl)}
      {secret('signingSecret', CHANNELS.signingSecret)}
      <Form.Item name={['settings', 'mentions']} valuePropName="checked">
        <Checkbox>{CHANNELS.mentions}</Checkbox>
      </Form.Item>
    </>
  );
}

function Text({ name, label }: { readonly name: string; readonly label: string }): ReactElement {
  return (
    <Form.Item name={['settings', name]} label={label} rules={REQUIRED}>
      <Input autoComplete="off" />
    </Form.Item>
  );
}

function valuesOf({ kind, name, active, settings, secretNames }: Channel): Partial<ChannelValues> {
  const own =
    kind === 'sms_http'
      ? {
          settings: { ...gatewayValuesOf(settings) },
          secretPairs: secretNames.map((secret) => ({ name: secret })),
        }
      : { settings };
  return { kind: kind as Kind, name, active, ...own };
}

/** What a kind is set up with, by its names; a gateway names its own. */
const OF_KIND: Readonly<Record<Kind, readonly string[]>> = {
  sms_http: [],
  smtp: ['host', 'port', 'from', 'subject', 'user', 'secure', 'password'],
  wecom_robot: ['mentions', 'url', 'signingSecret'],
  dingtalk_robot: ['mentions', 'url', 'signingSecret'],
};

/** A secret that was left empty is not sent, so that the one that is known stays. */
function bodyOfChannel({ kind, name, active, settings = {}, secrets = {}, secretPairs = [] }: ChannelValues) {
  const isGateway = kind === 'sms_http';
  // What was typed before another kind was chosen is still in the form.
  const isFilled = ([field, value]: readonly [string, unknown]): boolean =>
    OF_KIND[kind].includes(field) && value !== undefined && value !== null && value !== '';
  const told = isGateway
    ? recordOfPairs(secretPairs)
    : Object.fromEntries(Object.entries(secrets).filter(isFilled));
  const setup = isGateway
    ? gatewaySetup(settings)
    : Object.fromEntries(Object.entries(settings).filter(isFilled));
  return {
    name: name.trim(),
    active: active === true,
    settings: setup as Record<string, never>,
    ...(Object.keys(told).length === 0 ? {} : { secrets: told as Record<string, never> }),
  };
}
