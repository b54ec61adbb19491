/** Finding a case. */
export const SEARCH = {
  title: '查找',
  label: '找哪件案子？',
  hint: '案件编号（只写后六位也行）、警情号、电话、证件号、姓名，或者案情里的几个字。只找得到您有权查看的；查过什么会留下记录。',
  find: '查找',
  by: {
    number: '按案件编号',
    serial: '按案件序号',
    source_reference: '按警情号',
    phone: '按电话',
    document: '按证件号',
    words: '按姓名和文字',
  } as Readonly<Record<string, string>>,
  found: (count: number, by: string) => `${by}找到 ${count} 件`,
  tooMany: (shown: number) => `只列出最近的 ${shown} 件，请多写几个字。`,
  none: '没有找到',
  noneHint: '换一种写法试试：编号可以只写最后几位，姓名至少写一个字。',
  handledBy: (agency: string, name: string | null) => (name === null ? agency : `${agency} ${name}`),
} as const;

/** Naming another case in a form. */
export const FINDER = {
  hint: '输入案件编号（只写后六位也行）、警情号、电话或案情里的词。查过什么会留下记录。',
  found: '找到的案件',
  none: '没有找到您能看到的案件。',
} as const;
