import type { Role } from '../../src/platform/auth/actor.js';
import type { Words } from '../../src/platform/words/vocabularies.js';
import type { AreaLevel } from './area.js';

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  station_officer: '民警',
  station_head: '派出所所长',
  agency_intake: '受理员',
  agency_handler: '承办人',
  agency_head: '单位负责人',
  coordinator: '协调员',
  supervisor: '督办员',
  auditor: '审计员',
  system_administrator: '系统管理员',
  security_administrator: '安全管理员',
};

const AREA_LEVEL_WORDS: Readonly<Record<AreaLevel, string>> = {
  country: '国家',
  province: '省',
  city: '市',
  district: '区县',
  street: '街道（乡镇）',
  community: '社区（村）',
  grid: '网格',
};

/** What this module's codes are called. */
export const IDENTITY_WORDS: Readonly<Record<string, Words>> = {
  role: ROLE_WORDS,
  area_level: AREA_LEVEL_WORDS,
  user_kind: { person: '人员', machine: '系统账号' },
  agency_listing: { active: '启用的单位', all: '全部单位' },
  audit_action: {
    'session.opened': '登录',
    'session.closed': '退出登录',
    'session.refused': '登录被拒',
    'password.changed': '修改密码',
    'password.reset': '重置密码',
    'token.created': '新建接口令牌',
    'token.revoked': '收回接口令牌',
    'user.created': '新建用户',
    'user.updated': '修改用户',
    'user.disabled': '停用账号',
    'user.enabled': '启用账号',
    'membership.granted': '授予角色',
    'membership.revoked': '收回角色',
    'membership.ended': '角色到期',
    'area.created': '新建区域',
    'agency.created': '新建单位',
    'agency.updated': '修改单位',
    'agency.activated': '启用单位',
    'agency.deactivated': '停用单位',
  },
  audit_subject: { user: '用户', api_token: '接口令牌', area: '区域', agency: '单位' },
  event: { 'absence.recorded': '登记请假', 'absence.ended': '结束请假' },
};
