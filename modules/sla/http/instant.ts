/** An instant as views give it. The answer to a command asked again comes from its stored JSON, where it is text already. */
export function instant(value: Date | string): string;
export function instant(value: Date | string | null): string | null;
export function instant(value: Date | string | null): string | null {
  return value === null ? null : new Date(value).toISOString();
}
