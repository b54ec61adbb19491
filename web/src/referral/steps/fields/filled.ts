import type { Field } from './field';

/** What has been put into a form so far, by the names of its fields. */
export type Entered = Readonly<Record<string, string | readonly string[]>>;

/** What stands in a field: what was put there, or what stood there at first. */
export function valueOf(field: Field, entered: Entered): string | readonly string[] {
  if (field.kind === 'contact') return '';
  return entered[field.name] ?? field.initial ?? '';
}

type Single = Exclude<Field, { kind: 'contact' }>;

const isAsked = (field: Field): field is Single => field.kind !== 'contact';

/** A form as it is sent. */
export class Filled {
  private readonly fields: readonly Single[];

  constructor(
    fields: readonly Field[],
    private readonly entered: Entered,
  ) {
    this.fields = fields
      .flatMap((field) => (field.kind === 'contact' ? field.fields : [field]))
      .filter(isAsked);
  }

  /** What must stand there and does not, by its label. */
  get missing(): readonly string[] {
    return this.fields
      .filter(({ name, optional }) => optional !== true && this.text(name) === '')
      .map(({ label }) => label);
  }

  /** What was written or chosen; of several the codes with commas. */
  text(name: string): string {
    const field = this.fields.find((each) => each.name === name);
    const value = field === undefined ? '' : valueOf(field, this.entered);
    return typeof value === 'string' ? value.trim() : value.join(',');
  }

  /** The same as a code of the API; the options are its codes. */
  code<Code extends string>(name: string): Code {
    return this.text(name) as Code;
  }

  list<Code extends string = string>(name: string): Code[] {
    return this.text(name)
      .split(',')
      .filter((code) => code !== '') as Code[];
  }

  /** What is left out of a body where nothing was put in. */
  maybe<Name extends string>(name: Name, as: string = name): Partial<Record<Name, string>> {
    const text = this.text(as);
    return text === '' ? {} : ({ [name]: text } as Partial<Record<Name, string>>);
  }

  number(name: string): number {
    return Number(this.text(name));
  }

  /** An instant of China, as it stands in the form. */
  instant(name: string): string {
    return `${this.text(name)}:00+08:00`;
  }
}
