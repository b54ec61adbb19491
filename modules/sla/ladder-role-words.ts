import type { RecipientRole } from './policy/policy-definition.js';

/** In what capacity somebody is told that a clock is late. */
export const LADDER_ROLE_WORDS: Readonly<Record<RecipientRole, string>> = {
  owner_handler: '承办人',
  owner_head: '承办单位负责人',
  sender: '转出方',
  coordinator: '协调员',
  next_area_up: '上级区域协调员',
  station_head: '派出所所长',
};
