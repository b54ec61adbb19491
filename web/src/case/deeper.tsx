import type { ReactElement } from 'react';
import type { Case } from './case-query';
import { FilesCard } from './files/files-card';
import { RecordsCard } from './files/records-card';

/** What lies further down: the papers of the case and what people put on record. */
export function Deeper({ theCase }: { readonly theCase: Case }): ReactElement {
  return (
    <>
      <FilesCard caseId={theCase.id} />
      <RecordsCard caseId={theCase.id} />
    </>
  );
}
