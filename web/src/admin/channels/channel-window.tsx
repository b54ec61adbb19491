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

type Kind = Views['CreateChannelDto']['kind'];

interface ChannelValues {
  readonly kind: Kind;
  readonly name: string;
  readonly agencyId?: string;
  readonly active?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string | undefined>>;
  /** Of an SMS gateway, whose every field is its own. */
  readonly gateway?: string;
  readonly gatewaySecrets?: string;
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
      title={channel === null ? CHANNELS.make : CHANNELS.editOf(channel.name)}
      okText={ADMIN.save}
      initial={channel === null ? { active: true } : valuesOf(channel)}
      onClose={onClose}
      {...(channel === null ? {} : { reread: refetch })}
      onDone={() => {
        void client.invalidateQueries({ queryKey: channelsQuery.queryKey });
        onDone();
      }}
      send={(values, header) => {
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
        const params = { path: { id: channel.id }, header: ifMatch(channel.version) };
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
  if (kind === 'sms_http') return <Gateway hasSecrets={known.length > 0} />;
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

/** No two gateways are alike: what is sent to one is written out. */
function Gateway({ hasSecrets }: { readonly hasSecrets: boolean }): ReactElement {
  const rules = [
    {
      validator: (_rule: unknown, text: string | undefined) =>
        recordOf(text) === null ? Promise.reject(new Error(CHANNELS.notJson)) : Promise.resolve(),
    },
  ];
  return (
    <>
      <Form.Item name="gateway" label={CHANNELS.gateway} extra={CHANNELS.gatewayHint} rules={rules}>
        <Input.TextArea rows={8} spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="gatewaySecrets"
        label={CHANNELS.gatewaySecrets}
        extra={hasSecrets ? CHANNELS.secretKept : CHANNELS.secretHint}
        rules={rules}
      >
        <Input.TextArea rows={3} spellCheck={false} autoComplete="off" />
      </Form.Item>
    </>
  );
}

function valuesOf({ kind, name, active, settings }: Channel): Partial<ChannelValues> {
  const own = kind === 'sms_http' ? { gateway: JSON.stringify(settings, null, 2) } : { settings };
  return { kind: kind as Kind, name, active, ...own };
}

/** A secret that was left empty is not sent, so that the one that is known stays. */
function bodyOfChannel({
  kind,
  name,
  active,
  settings = {},
  secrets = {},
  gateway,
  gatewaySecrets,
}: ChannelValues) {
  const isGateway = kind === 'sms_http';
  const given = Object.fromEntries(
    Object.entries(secrets).filter(([, value]) => value !== undefined && value !== ''),
  );
  const told = isGateway ? (recordOf(gatewaySecrets) ?? {}) : given;
  const filled = Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== '' && value !== null),
  );
  return {
    name: name.trim(),
    active: active === true,
    settings: (isGateway ? (recordOf(gateway) ?? {}) : filled) as Record<string, never>,
    ...(Object.keys(told).length === 0 ? {} : { secrets: told as Record<string, never> }),
  };
}

/** The object that a text writes down, an empty one for no text; null where it is none. */
function recordOf(text: string | undefined): Readonly<Record<string, unknown>> | null {
  if (text === undefined || text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
