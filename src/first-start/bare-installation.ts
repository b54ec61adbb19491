import type { AccountSeed, SeedPerson } from '../../modules/identity/index.js';

const ROOT_CODE = '0';

function administrator(login: string, title: string, role: SeedPerson['grants'][number]['role']): SeedPerson {
  return { login, name: title, title, phone: null, grants: [{ role, agencyKey: null, areaCode: ROOT_CODE }] };
}

/** What an empty installation begins with: one area above all others, and the three separate administrator powers. */
export const BARE_INSTALLATION: AccountSeed = {
  areas: [{ code: ROOT_CODE, name: '全国', level: 'country', parentCode: null }],
  agencies: [],
  people: [
    administrator('sysadmin', '系统管理员', 'system_administrator'),
    administrator('secadmin', '安全管理员', 'security_administrator'),
    administrator('auditor', '审计员', 'auditor'),
  ],
};
