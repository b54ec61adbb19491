import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';

export type NoticeRule = Views['NoticeRuleView'];
export type MessageText = Views['MessageTextView'];
export type HouseSettings = Views['HouseSettingsView'];
export type TaskSettings = Views['TaskSettingsView'];

/** A part of those who are told, as the server keeps it. */
export interface AudiencePart {
  readonly kind: 'agency' | 'area' | 'area_of_agency' | 'users';
  readonly field: string;
  readonly roles?: readonly string[];
  readonly role?: string;
  /** Only when the parts before reached nobody. */
  readonly otherwise?: boolean;
}

export const rulesQuery = queryOptions({
  queryKey: ['admin', 'messages', 'rules'],
  queryFn: () => bodyOf(api.GET('/api/v1/notice-rules')),
});

export const textsQuery = queryOptions({
  queryKey: ['admin', 'messages', 'texts'],
  queryFn: () => bodyOf(api.GET('/api/v1/message-texts')),
});

export const houseQuery = queryOptions({
  queryKey: ['admin', 'messages', 'house'],
  queryFn: () => bodyOf(api.GET('/api/v1/notification-settings')),
});

export const taskSettingsQuery = queryOptions({
  queryKey: ['admin', 'messages', 'tasks'],
  queryFn: () => bodyOf(api.GET('/api/v1/task-settings')),
});

export function audienceOf({ audience }: Pick<NoticeRule, 'audience'>): readonly AudiencePart[] {
  return audience as unknown as readonly AudiencePart[];
}
