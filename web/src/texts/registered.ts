/** What became of a registration, on every page that registers or sends. */
export const REGISTERED = {
  sending: '正在登记',
  done: (number: string, agency: string | null) =>
    agency === null ? `${number} 已登记。` : `${number} 已登记，已转 ${agency}。`,
  halted: (number: string) => `${number} 已登记，但没有转出：`,
  chooseAgency: '选单位转办',
  open: '打开案件',
} as const;
