import { type FieldProblem, InvalidInput } from '../../../src/kernel/errors.js';
import type { ImportField } from './import-targets.js';

/** How the columns of one sender's lists become fields. Every part adds to what is known by default. */
export interface ImportMapping {
  /** Column heading to field name; an empty name leaves the column out. */
  readonly columns: Readonly<Record<string, string>>;
  /** Fields that every row has alike, unless the row fills them itself. */
  readonly constants: Readonly<Record<string, string>>;
  /** By field: what stands in the list, and what is meant. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A row's fields, and under which column each was found, for telling what is wrong with it. */
export interface MappedRow {
  readonly fields: Readonly<Record<string, string>>;
  readonly columnOf: Readonly<Record<string, string>>;
}

const LONGEST_TEXT = 20_000;

/** Turns raw rows into fields. Pure: the same row always becomes the same fields. */
export class RowMapper {
  private readonly fieldByColumn = new Map<string, string>();

  constructor(
    private readonly fields: readonly ImportField[],
    private readonly mapping: ImportMapping,
  ) {
    for (const { name, columns } of fields) {
      for (const column of [name, ...columns]) this.fieldByColumn.set(plain(column), name);
    }
    for (const [column, name] of Object.entries(mapping.columns)) this.fieldByColumn.set(plain(column), name);
  }

  /** Headings that no field is known for. */
  ignored(columns: readonly string[]): string[] {
    return columns.filter((column) => column.trim() !== '' && !this.fieldByColumn.get(plain(column)));
  }

  /** Required fields that none of the columns and no constant fills. */
  missing(columns: readonly string[]): ImportField[] {
    const filled = new Set(columns.map((column) => this.fieldByColumn.get(plain(column))));
    return this.fields.filter(
      ({ name, required }) => required && !filled.has(name) && this.mapping.constants[name] === undefined,
    );
  }

  /**
   * The first column that is not blank fills a field; blank ones count as absent.
   * @throws InvalidInput with the columns that hold no text, or too much of it
   */
  map(values: Readonly<Record<string, unknown>>): MappedRow {
    const fields: Record<string, string> = {};
    const columnOf: Record<string, string> = {};
    const problems: FieldProblem[] = [];
    for (const [column, value] of Object.entries(values)) {
      const name = this.fieldByColumn.get(plain(column));
      if (name === undefined || name === '' || fields[name] !== undefined) continue;
      const problem = problemOf(value);
      if (problem !== null) problems.push({ path: column, ...problem });
      const text = problem === null ? textOf(value) : '';
      if (text === '') continue;
      fields[name] = this.mapping.values[name]?.[text] ?? text;
      columnOf[name] = column;
    }
    if (problems.length > 0) throw new InvalidInput(problems);
    return { fields: { ...this.mapping.constants, ...fields }, columnOf };
  }
}

/** @throws InvalidInput naming every entry that points to no field */
export function checkMapping(mapping: ImportMapping, fields: readonly ImportField[]): void {
  const known = new Set(fields.map(({ name }) => name));
  const there = `There is no field of this name; there are: ${[...known].join(', ')}.`;
  const field = (path: string, name: unknown): FieldProblem[] =>
    typeof name === 'string' && known.has(name) ? [] : [{ path, code: 'field_unknown', message: there }];
  const text = (path: string, value: unknown): FieldProblem[] =>
    typeof value === 'string' ? [] : [{ path, code: 'not_a_text', message: 'Give a text.' }];
  const problems = [
    ...Object.entries(mapping.columns).flatMap(([column, name]) =>
      name === '' ? [] : field(`mapping.columns.${column}`, name),
    ),
    ...Object.entries(mapping.constants).flatMap(([name, value]) => [
      ...field(`mapping.constants.${name}`, name),
      ...text(`mapping.constants.${name}`, value),
    ]),
    ...Object.entries(mapping.values).flatMap(([name, meant]) => [
      ...field(`mapping.values.${name}`, name),
      ...Object.entries(meant ?? {}).flatMap(([found, value]) =>
        text(`mapping.values.${name}.${found}`, value),
      ),
    ]),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** Headings as people type them: case, blanks, full-width forms and a trailing colon or star do not count. */
function plain(column: string): string {
  return column
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*:]/g, '');
}

function problemOf(value: unknown): { code: string; message: string } | null {
  if (typeof value === 'object' && value !== null)
    return { code: 'not_a_text', message: 'Give a text or a number, not a list or an object.' };
  if (textOf(value).length > LONGEST_TEXT)
    return { code: 'too_long', message: `A cell holds at most ${LONGEST_TEXT} characters.` };
  return null;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
