import { FIRST_REFERENCE } from '../../modules/cases/reference/reference-kinds.js';
import { REFERENCE_FIELDS } from '../../web/src/texts/admin-reference.js';

/** Has a page of its own, drawn as a tree. */
const DRAWN_OTHERWISE = 'dispute_types';
/** Has a part for each way in which a case may end, named by its word. */
const BY_OUTCOME = 'close_terms';

/** The names of all parts of a document, save those of a source, which is told in one line. */
function partsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('source' in value && 'article' in value && 'mark' in value) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...partsOf(inner)]);
}

it('every part of the rules and reference data has a name that people read', () => {
  const documents = Object.entries(FIRST_REFERENCE).filter(([kind]) => kind !== DRAWN_OTHERWISE);
  const parts = documents.flatMap(([kind, definition]) =>
    partsOf(kind === BY_OUTCOME ? Object.values(definition) : definition),
  );
  expect(parts.length).toBeGreaterThan(1000);
  expect([...new Set(parts)].filter((name) => REFERENCE_FIELDS[name] === undefined)).toEqual([]);
});
