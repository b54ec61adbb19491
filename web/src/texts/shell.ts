/** What stands around every page. */
export const SHELL = {
  toContent: '跳到正文',
  navigation: '主要页面',
  tasks: '待办',
  cases: '案件',
  admin: '管理',
  search: '查找',
  me: '我',
  loading: '正在打开',
  failed: '这个页面打不开',
  again: '再试一次',
  board: '督办台',
  closed: '这个页面不对您的岗位开放',
  more: '更多',
  missing: '没有这个页面',
  missingHint: '地址可能不完整，或者内容已经移走。',
  home: '回到待办',
} as const;
