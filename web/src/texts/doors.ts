/** A case for those who do not see it: who owes a step of its legal path, and who holds it through a referral. */
export const DOORS = {
  duty: '法定程序事项',
  dutyMeans: '这里只列出依法由本单位办理或告知本单位的事项，案情不在此显示。',
  holding: '由本单位办理的案件',
  holdingMeans: '案情见转办件；在这里记录办理中依法要留下的内容。',
  dispute: '案情与往来',
  referral: (from: string) => `${from}转来的件`,
  stopped: '依法停止调解：请停止调解工作，等转办单位处理。',
  withdrawn: '当事人已撤回同意：须在一个工作日内报告处理情况。',
  found: '办理中发现的情况',
  kept: (what: string) => `已记下：${what}`,
  findFact: '查找情况',
  findFactHint: '输入几个字，例如：刀、孩子、工资',
} as const;
