import type { Deliverer, DeliveryAnswer, OutboundMessage } from './deliverer.js';
import { exchange } from './http-exchange.js';

/**
 * How an SMS gateway is spoken to. In `url`, `headers` and `body` these are replaced: `{phone}`, `{text}`, `{key}`, and
 * `{secret.NAME}`.
 */
export interface SmsGatewaySettings {
  readonly url: string;
  readonly method: 'POST' | 'GET';
  readonly format: 'json' | 'form';
  readonly headers: Readonly<Record<string, string>>;
  /** Any JSON for `json`; texts by name for `form`. Left out with GET. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Many gateways answer 200 and refuse in the body: the field that must have this value. */
  readonly success: { readonly field: string; readonly equals: string } | null;
  /** Values of that field for which a repeat is useless. */
  readonly permanent: readonly string[];
  /** The field that holds the gateway's own number of the message. */
  readonly referenceField: string | null;
}

/** What a reason begins with that is a value of the gateway's reply. */
const SAID = 'gateway_';

export type Secrets = Readonly<Record<string, string>>;

/** Any SMS gateway that takes one HTTP request a message. */
export class SmsGateway implements Deliverer {
  constructor(
    readonly channel: string,
    private readonly settings: SmsGatewaySettings,
    private readonly secrets: Secrets,
  ) {}

  async deliver(message: OutboundMessage): Promise<DeliveryAnswer> {
    const { settings } = this;
    const values = this.valuesOf(message);
    const filled = fill(settings.body, values) as Readonly<Record<string, unknown>>;
    const isForm = settings.format === 'form';
    const answer = await exchange({
      url: fillText(settings.url, values, encodeURIComponent),
      method: settings.method,
      headers: {
        'Content-Type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
        ...(fill(settings.headers, values) as Readonly<Record<string, string>>),
      },
      body: settings.method === 'GET' ? null : isForm ? formOf(filled) : JSON.stringify(filled),
      key: message.key,
    });
    return answer.taken ? this.read(answer.body) : answer.answer;
  }

  private read(body: unknown): DeliveryAnswer {
    const { success, permanent, referenceField } = this.settings;
    if (success !== null) {
      const value = scalarAt(body, success.field);
      if (value !== success.equals) return refusal(value, permanent);
    }
    return { accepted: true, reference: referenceField === null ? null : scalarAt(body, referenceField) };
  }

  private valuesOf({ to, text, key }: OutboundMessage): ReadonlyMap<string, string> {
    const secrets = Object.entries(this.secrets).map(([name, value]) => [`secret.${name}`, value] as const);
    return new Map([['phone', to], ['text', text], ['key', key], ...secrets]);
  }
}

/** Only a value that the set-up names is kept: any other is whatever stands in the reply, and may be anything. */
function refusal(value: string | null, permanent: readonly string[]): DeliveryAnswer {
  if (value === null) return { accepted: false, permanent: false, reason: `${SAID}no_code` };
  if (!permanent.includes(value)) return { accepted: false, permanent: false, reason: `${SAID}refused` };
  const code = value.replace(/[^\w.-]/g, '').slice(0, 40);
  return { accepted: false, permanent: true, reason: `${SAID}${code}` };
}

/** A reason for somebody who may know that the gateway refused, and not what stands in its reply. */
export function withoutReply(reason: string): string {
  return reason.startsWith(SAID) ? `${SAID}refused` : reason;
}

/** Replaces inside texts only, so that nothing in a value can change the shape of what is sent. */
function fill(template: unknown, values: ReadonlyMap<string, string>): unknown {
  if (typeof template === 'string') return fillText(template, values, (value) => value);
  if (Array.isArray(template)) return template.map((item: unknown) => fill(item, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, fill(value, values)]));
}

function fillText(
  template: string,
  values: ReadonlyMap<string, string>,
  escape: (value: string) => string,
): string {
  return template.replace(/\{([a-z]+(?:\.[A-Za-z0-9_]+)?)\}/g, (hole, name: string) => {
    const value = values.get(name);
    return value === undefined ? hole : escape(value);
  });
}

function formOf(fields: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
}

function scalarAt(body: unknown, path: string): string | null {
  const found = path.split('.').reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }, body);
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean'
    ? String(found)
    : null;
}
