import { InvalidInput } from '../../src/kernel/errors.js';
import { uuidv7 } from '../../src/kernel/ids.js';
import type { ImportTarget } from '../../modules/exchange/index.js';

/** What to do before a row is registered; tests stop an import there. */
export type BeforeRow = (number: string) => Promise<void>;

/**
 * Something small to import into: a table `note` of numbered texts, made by `NOTE_TABLE`. A text of 坏 is refused with the
 * path of its field; one with a NUL cannot be stored.
 */
export function noteTarget(beforeRow: BeforeRow = () => Promise.resolve()): ImportTarget {
  return {
    name: 'notes',
    fields: [
      { name: 'number', columns: ['编号'], required: false },
      { name: 'text', columns: ['简要情况', '内容'], required: true },
    ],
    keyField: 'number',
    importRow: async (tx, _caller, { line, agencyId, fields }) => {
      const { number = '', text = '' } = fields;
      await beforeRow(number);
      if (text === '坏') throw InvalidInput.at('text', 'text_bad', 'Say what happened.');
      const id = uuidv7();
      await tx.query('insert into note (id, agency_id, number, text, line) values ($1, $2, $3, $4, $5)', [
        id,
        agencyId,
        number,
        text,
        line,
      ]);
      return { subjectId: id, number: `N-${number}` };
    },
  };
}

export const NOTE_TABLE = `create table note (id uuid primary key, agency_id uuid not null, number text not null, text text not null,
  line int not null); grant all on note to accord_app`;
