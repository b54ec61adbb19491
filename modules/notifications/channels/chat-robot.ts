import { createHmac } from 'node:crypto';
import type { Deliverer, DeliveryAnswer, OutboundMessage } from './deliverer.js';
import { exchange } from './http-exchange.js';

/** A group's robot. Its address holds its key and is a secret as a whole. */
export interface ChatRobotSettings {
  readonly flavour: 'wecom' | 'dingtalk';
  /** Whether the person meant is called by telephone number, which the group's members then see. */
  readonly mentions: boolean;
}

export interface ChatRobotSecrets {
  readonly url: string;
  /** DingTalk's signing secret (SEC…); null when the robot is guarded otherwise. */
  readonly signingSecret: string | null;
}

/** Too fast or busy, by the error codes of both houses; any other refusal stays one. */
const TRANSIENT_CODES = new Set([-1, 45009, 45033, 130101, 410100, 660026]);

/** Sends a text to a WeCom or DingTalk group. */
export class ChatRobot implements Deliverer {
  constructor(
    readonly channel: string,
    private readonly settings: ChatRobotSettings,
    private readonly secrets: ChatRobotSecrets,
  ) {}

  async deliver(message: OutboundMessage): Promise<DeliveryAnswer> {
    const answer = await exchange({
      url: this.url(),
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(this.body(message)),
      key: message.key,
    });
    return answer.taken ? read(answer.body) : answer.answer;
  }

  private body({ to, text }: OutboundMessage): object {
    const mentioned = this.settings.mentions && to !== '' ? [to] : [];
    return this.settings.flavour === 'wecom'
      ? { msgtype: 'text', text: { content: text, mentioned_mobile_list: mentioned } }
      : { msgtype: 'text', text: { content: text }, at: { atMobiles: mentioned, isAtAll: false } };
  }

  private url(): string {
    const { url, signingSecret } = this.secrets;
    if (this.settings.flavour === 'wecom' || signingSecret === null) return url;
    const signed = new URL(url);
    // The other house compares with its own clock, so this is the machine's time and not the product's.
    const timestamp = Date.now();
    signed.searchParams.set('timestamp', String(timestamp));
    signed.searchParams.set('sign', dingtalkSignature(timestamp, signingSecret));
    return signed.toString();
  }
}

/** HMAC-SHA256 over `timestamp\nsecret`, keyed with the secret, in base64 (DingTalk, custom robot security). */
export function dingtalkSignature(timestampMs: number, secret: string): string {
  return createHmac('sha256', secret).update(`${timestampMs}\n${secret}`).digest('base64');
}

function read(body: unknown): DeliveryAnswer {
  const code =
    typeof body === 'object' && body !== null ? (body as { errcode?: unknown }).errcode : undefined;
  if (code === 0) return { accepted: true, reference: null };
  if (typeof code !== 'number') return { accepted: false, permanent: false, reason: 'robot_no_code' };
  return { accepted: false, permanent: !TRANSIENT_CODES.has(code), reason: `robot_${code}` };
}
