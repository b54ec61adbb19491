import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { ADMIN } from '../../texts/admin';
import { TAXONOMY } from '../../texts/admin-reference';
import { FormWindow, REQUIRED } from '../parts/form-window';
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
          { definition: withoutType(types, type.code), source: sourceDocument },
          header,
        )
      }
    >
      <p>
        {TAXONOMY.endWhat}
        {below === 0 ? null : TAXONOMY.endWhole(below)}
      </p>
      <Form.Item name="sourceDocument" label={ADMIN.source} extra={ADMIN.sourceHint} rules={REQUIRED}>
        <Input maxLength={500} />
      </Form.Item>
    </FormWindow>
  );
}
