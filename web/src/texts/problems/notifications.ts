import { missing, type Sayings } from './saying';

/** Messages, and how they reach people. */
export const NOTIFICATION_PROBLEMS: Sayings = {
  notification_channel_not_found: missing('这个通知渠道'),
  channel_exists: '这里已经有一个同类渠道在用，请先停用它。',
  notice_not_found: missing('这条消息'),
  ticket_not_found: '这个链接已经用过或过期，请登录后在消息里打开。',
  notice_rule_not_found: missing('这条通知规则'),
  message_text_not_found: missing('这段通知文字'),
};
