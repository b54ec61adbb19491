import { assertNever } from '../../../src/kernel/assert-never.js';
import type { Medium } from '../domain/urgency.js';
import { ChatRobot, type ChatRobotSecrets, type ChatRobotSettings } from './chat-robot.js';
import type { Deliverer } from './deliverer.js';
import { type Secrets, SmsGateway, type SmsGatewaySettings } from './sms-gateway.js';
import { SmtpMail, type SmtpSecrets, type SmtpSettings } from './smtp-mail.js';

export const CHANNEL_KINDS = ['sms_http', 'wecom_robot', 'dingtalk_robot', 'smtp'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What a channel of each kind is set up with, checked on its way in. */
export type ChannelSetup =
  | { readonly kind: 'sms_http'; readonly settings: SmsGatewaySettings; readonly secrets: Secrets }
  | {
      readonly kind: 'wecom_robot' | 'dingtalk_robot';
      readonly settings: Omit<ChatRobotSettings, 'flavour'>;
      readonly secrets: ChatRobotSecrets;
    }
  | { readonly kind: 'smtp'; readonly settings: SmtpSettings; readonly secrets: SmtpSecrets };

/** A way out of the house; its secrets are sealed. */
export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly medium: Medium;
  readonly name: string;
  /** For the people of this agency; null for everybody else. */
  readonly agencyId: string | null;
  readonly settings: ChannelSetup['settings'];
  readonly secretsSealed: string;
  readonly active: boolean;
  readonly version: number;
}

/** Makes what speaks for a channel. */
export function openDeliverer(name: string, setup: ChannelSetup): Deliverer {
  switch (setup.kind) {
    case 'sms_http':
      return new SmsGateway(name, setup.settings, setup.secrets);
    case 'wecom_robot':
      return new ChatRobot(name, { ...setup.settings, flavour: 'wecom' }, setup.secrets);
    case 'dingtalk_robot':
      return new ChatRobot(name, { ...setup.settings, flavour: 'dingtalk' }, setup.secrets);
    case 'smtp':
      return new SmtpMail(name, setup.settings, setup.secrets);
    default:
      return assertNever(setup);
  }
}
