/** How a telephone is written in an account or beside a name. */
export const PHONE_IN = /(?<![\d])1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}[-\s]?\d{7,8}(?!\d)/;
