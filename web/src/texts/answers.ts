/** Yes and no, as the API has them. */
export const YES_NO = [
  { code: 'yes', label: '是' },
  { code: 'no', label: '否' },
] as const;
