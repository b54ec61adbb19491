/** Signing in and out. */
export const SESSION = {
  product: '和解',
  subtitle: '矛盾纠纷多元化解协同平台',
  login: '账号',
  password: '密码',
  signIn: '登录',
  signingIn: '正在登录',
  signOut: '退出登录',
  untoldTitle: '本机已退出，服务器还不知道',
  wiped: '看过的内容和草稿密钥已清掉，下载过的文件请自己删除。',
  untold:
    '连不上服务器，登录在服务器上还没有结束。一联网，这里就先替您退出；不再打开本页，登录也会到时自动结束。',
  untoldUntil: (time: string) =>
    `连不上服务器，登录在服务器上还没有结束：一联网，这里就先替您退出；一直连不上，登录最迟 ${time} 自动结束。`,
  watchDevice: '在那以前请看好这台设备。',
  againTitle: '登录已过期',
  again: '请重新登录。已填写的内容都还在，登录后接着办。',
  otherPerson: '换一个账号',
  otherPersonWarning: '没有提交的内容不会留给别人：登记的草稿封存三天，等您再登录；其余丢弃。',
  refused: '账号或密码不对。',
  lockedOut: (minutes: number) =>
    `密码错误次数过多，账号已暂停登录，请 ${minutes} 分钟后再试，或请安全管理员重置密码。`,
  addressLockedOut: (minutes: number) => `本网络地址登录失败次数过多，请 ${minutes} 分钟后再试。`,
  toAccount: (name: string, place: string) => `${name} ${place}，个人设置`,
} as const;
