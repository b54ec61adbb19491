/** The same record with every text in it put through `change`; numbers, nulls and the shape stay. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value) as Value;
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, mapTexts<unknown>(item, change)]);
  return Object.fromEntries(entries) as Value;
}

/** What copying and typing leave behind and no reader sees: tabs become spaces, marks without a shape go. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\t\v\f\u00a0]/g, ' ').replace(/(?![\r\n])[\p{Cc}\p{Cf}]/gu, '');
}
