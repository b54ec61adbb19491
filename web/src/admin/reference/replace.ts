import { useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';
import { wordsQuery } from '../../words/words';
import { type CommandHeader, ifMatch } from '../../api/use-command';
import { type ReferenceDocument, type ReferenceKind, referenceQuery } from './reference-queries';

/** Sends a document as the next version of its kind, on the version that was read. */
export function replaceReference(
  document: ReferenceDocument,
  { definition, source }: { readonly definition: unknown; readonly source: string },
  command: CommandHeader,
): Promise<ReferenceDocument> {
  return bodyOf(
    api.POST('/api/v1/reference/{kind}', {
      params: {
        path: { kind: document.kind as ReferenceKind },
        header: { ...command, ...ifMatch(document.version) },
      },
      body: { definition: definition as ReferenceDocument['definition'], source: source.trim() },
    }),
  );
}

/** Takes a new version over into what is shown; words of codes come out of such documents too. */
export function useTakeOverReference(): (after: ReferenceDocument) => void {
  const client = useQueryClient();
  return (after) => {
    const kind = after.kind as ReferenceKind;
    client.setQueryData(referenceQuery(kind).queryKey, after);
    void client.invalidateQueries({ queryKey: ['admin', 'reference', kind, 'versions'] });
    void client.invalidateQueries({ queryKey: wordsQuery.queryKey });
  };
}
