import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { TAXONOMY } from '../../texts/admin-reference';
import { FormWindow } from '../parts/form-window';
import { SourceField } from '../parts/source-field';
import { type DisputeType, typesOf, withoutType } from './dispute-types';
import { type ReferenceDocument, referenceQuery } from './reference-queries';
import { replaceReference, useTakeOverReference } from './replace';

/** Lets a type take no new case, with those below it; cases that have it keep it. */
export function EndType({
  document,
  type,
  onClose,
  onDone,
}: {
  readonly document: ReferenceDocument;
  readonly type: DisputeType;
  readonly onClose: () => void;
  readonly onDone: (after: ReferenceDocument) => void;
}): ReactElement {
  const takeOver = useTakeOverReference();
  const { refetch } = useQuery(referenceQuery('dispute_types'));
  const types = typesOf(document);
  const below = types.filter(({ parentCode }) => parentCode === type.code).length;
  return (
    <FormWindow<{ readonly sourceDocument: string }, ReferenceDocument>
      title={TAXONOMY.endTitle(type.name)}
      okText={TAXONOMY.end}
      danger
      onClose={onClose}
      version={document.version}
      reread={refetch}
      onDone={(after) => {
        takeOver(after);
        onDone(after);
      }}
      send={({ sourceDocument }, header, version) =>
        replaceReference(
          { ...document, version },
          { definition: withoutType(types, type.code), source: sourceDocument.trim() },
          header,
        )
      }
    >
      <p>
        {TAXONOMY.endWhat}
        {below === 0 ? null : TAXONOMY.endWhole(below)}
      </p>
      <SourceField />
    </FormWindow>
  );
}
