/** A list that is read part by part. */
export const LONG_LIST = {
  more: '正在取更多',
  asOf: (time: string) => `以下是 ${time} 的情况。`,
} as const;
