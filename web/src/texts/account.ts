/** What is one's own: where one holds which role, and the password. */
export const ACCOUNT = {
  changeTitle: '先改密码，再开始工作',
  changeWhy: '现在用的是临时密码。改好之前，其他功能都打不开。',
  current: '当前密码',
  next: '新密码',
  nextHint: '至少 8 个字符，不能与账号相同。',
  repeat: '再输一遍新密码',
  repeatDiffers: '两次输入的新密码不一样。',
  change: '修改密码',
  changed: '密码已修改。您在其他设备上的登录都已退出。',
  account: '账号与岗位',
  askSecurity: '账号、姓名或岗位有误，请找安全管理员更正。',
} as const;
