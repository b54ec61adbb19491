import type { Tx } from '../../src/platform/database/tx.js';
import type { WordList, WordSource } from '../../src/platform/words/vocabularies.js';
import type { ChannelKind } from './channels/channel.js';
import type { DeliveryState, SuppressedReason } from './delivery/delivery.js';
import type { Medium, Urgency, Wish } from './domain/urgency.js';
import { allTexts } from './rules/message-texts.store.js';

const URGENCIES: Readonly<Record<Urgency, string>> = { normal: '一般', urgent: '紧急', red: '特急' };
const MEDIA: Readonly<Record<Medium, string>> = { sms: '短信', chat: '工作群', email: '电子邮件' };
const WISHES: Readonly<Record<Wish, string>> = {
  never: '不发送',
  urgent: '仅紧急时发送',
  always: '总是发送',
};
const CHANNELS: Readonly<Record<ChannelKind, string>> = {
  sms_http: '短信网关',
  wecom_robot: '企业微信群机器人',
  dingtalk_robot: '钉钉群机器人',
  smtp: '邮件服务器',
};
const STATES: Readonly<Record<DeliveryState, string>> = {
  queued: '待发送',
  sent: '已发送',
  failed: '发送失败',
  suppressed: '未发送',
};
const SUPPRESSED: Readonly<Record<SuppressedReason, string>> = {
  sms_unsafe: '不宜发短信',
  no_address: '没有联系方式',
  no_channel: '没有可用通道',
  read_meanwhile: '已在系统内查看',
  user_inactive: '账号已停用',
};

/** What this module's codes are called; the words of notices are the administrator's. */
export const NOTIFICATION_WORDS: Readonly<Record<string, WordSource>> = {
  urgency: URGENCIES,
  medium: MEDIA,
  wish: WISHES,
  channel_kind: CHANNELS,
  delivery_state: STATES,
  suppressed_reason: SUPPRESSED,
  notice: noticeWords,
  audit_action: {
    'notice.read': '阅读通知',
    'notice.all_read': '通知全部已读',
    'notice_rule.added': '新建通知规则',
    'notice_rule.changed': '修改通知规则',
    'message_text.changed': '修改通知文字',
    'message.sent': '发送消息',
    'notification_channel.added': '新建通知渠道',
    'notification_channel.changed': '修改通知渠道',
    'notification_channel.tested': '测试通知渠道',
    'notification_preference.changed': '修改本人通知偏好',
    'notification_setting.changed': '修改通知设置',
  },
  audit_subject: {
    notice: '通知',
    notice_rule: '通知规则',
    message_text: '通知文字',
    delivery: '消息',
    notification_channel: '通知渠道',
    notification_setting: '通知设置',
  },
  event: { 'message.undelivered': '短信未送达', 'message.call_instead': '改为电话联系' },
};

async function noticeWords(tx: Tx): Promise<WordList> {
  return (await allTexts(tx)).map(({ code, text }) => [code, text]);
}
