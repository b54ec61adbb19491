import type { Problem } from '../api/problem';

/** What to do about an answer that is none, by its code. */
const BY_CODE: Readonly<Record<string, string>> = {
  unreachable: '连不上服务器。已填写的内容还在，请检查网络后再试一次。',
  busy: '别人正在改同一件事，请稍后再试一次，没有任何内容被改动。',
  not_found: '没有找到，或者您无权查看。',
  route_not_found: '没有这个页面。',
  forbidden: '您没有办理这一步的权限。',
  permission_missing: '您的岗位没有这项权限。需要的话，请所在单位负责人联系系统管理员。',
  hops_used_up: '已经多次转办，请写明裁决理由。',
  target_not_eligible: '这个单位现在不能承办，请换一个。',
  password_change_required: '请先修改临时密码。',
  invalid_input: '有内容没有填对，请按提示修改。',
  version_stale: '别人刚刚改动过，请看一看现在的情况再决定。',
  guard_stop: '依法不得调解：只走法定程序。',
  guard_hold: '按规定要先由所领导或综治中心同意，才能办这一步。',
  body_too_large: '内容太大，请缩短后再试。',
};

/** By what kind of answer it is, where the code has no words of its own. */
const BY_STATUS: Readonly<Record<number, string>> = {
  400: '有内容没有填对，请修改后再试。',
  401: '登录已过期，请重新登录。',
  403: '您没有办理这一步的权限。',
  404: '没有找到，或者您无权查看。',
  409: '这一步现在办不了：情况已经变化，请刷新后再看。',
  422: '按规定这一步现在不能办。',
  429: '操作太频繁，请稍后再试。',
};

const OTHERWISE = '服务器出了问题，您的内容没有丢，请稍后再试一次。';

export function problemWords({ code, status }: Pick<Problem, 'code' | 'status'>): string {
  return BY_CODE[code] ?? BY_STATUS[status] ?? OTHERWISE;
}
