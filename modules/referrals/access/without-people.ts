import { PERSONAL_FIELDS, type SnapshotField } from '../domain/snapshot-fields.js';
import type { SnapshotContent } from '../engine/snapshot-content.js';

/**
 * A snapshot without what tells who the people are: how many and in which role stays. Files go too: they may show people,
 * and are called after them; and answers, which are words about them. For a recipient who was shown them by consent that has
 * been withdrawn; what a law lets it see it goes on seeing.
 */
export function withoutPeople(
  fields: readonly SnapshotField[],
  content: SnapshotContent,
): { readonly fields: readonly SnapshotField[]; readonly content: SnapshotContent } {
  const { parties, files: _, answers: __, ...rest } = content;
  return {
    fields: fields.filter((field) => !PERSONAL_FIELDS.has(field)),
    content:
      parties === undefined
        ? rest
        : {
            ...rest,
            parties: parties.map(({ partyId, role, kind, isMinor }) => ({ partyId, role, kind, isMinor })),
          },
  };
}
