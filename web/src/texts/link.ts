/** The page behind the link of a message. */
export const LINK = {
  title: '这个链接打不开',
  why: '链接只对收到短信的本人有效，过期后也会失效。要办的事都在“待办”里。',
  toTasks: '看我的待办',
} as const;
