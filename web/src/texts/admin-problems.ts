import type { Problem } from '../api/problem';
import { problemWords } from './problems';

/** What to do about an answer that is none, for the three administrators. */
const BY_CODE: Readonly<Record<string, string>> = {
  outside_your_area: '不在您管理的区域内：请找管这个区域的管理员。',
  key_taken: '这个代号已经有单位用了，请换一个。',
  kind_taken: '这个代号已经有类别用了，请换一个。',
  login_taken: '这个账号已经有人用了，请换一个。',
  code_taken: '这个代码已经有了，请换一个。',
  agency_inactive: '这个单位已经停用。',
  agency_active: '这个单位已经启用。',
  parent_below: '指导单位不能是它自己或它下面的单位。',
  own_account: '自己的账号要由另一位安全管理员来管。',
  already_granted: '这个角色已经有了，不用再授一次。',
  admin_powers_apart: '系统管理、安全管理、审计和办案角色不能放在同一个账号里，请另建一个账号。',
  role_not_of_kind: '这类单位没有这个角色，请改选下面的角色。',
  user_disabled: '这个账号已经停用。',
  user_enabled: '这个账号已经启用。',
  machine_has_no_password: '系统账号没有密码，用接口令牌登录。',
  grant_not_found: '这个角色已经收回了。',
  calendar_exists: '这个代号已经有日历用了，请换一个。',
  policy_exists: '这个代号已经有方案用了，请换一个。',
  policy_rule_not_found: '最新版本里已经没有这一条时限，请刷新后再看。',
  limit_not_counted: '这一条的时间由办理时约定，没有可改的数。',
  recomputation_running: '正在重新计算，等它做完再来。',
  secret_needed_anew: '换了地址或密钥的位置，请把密钥重新填一遍。',
  channel_tests_used_up: '测试次数已用完，请过一会儿再试。',
  incident_not_found: '这个故障已经处理过了。',
};

export function adminProblemWords(problem: Pick<Problem, 'code' | 'status'>): string {
  return BY_CODE[problem.code] ?? problemWords(problem);
}
