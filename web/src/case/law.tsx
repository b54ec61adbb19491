import type { ReactElement } from 'react';
import type { Case } from './case-query';
import { CaseLegalPaths } from './guards/case-legal-paths';
import { GuardsCard } from './guards/guards-card';

/** What the law says of the case: rules in force, what is to be asked, and the path along which it goes on. */
export function Law({ theCase }: { readonly theCase: Case }): ReactElement {
  return (
    <>
      <GuardsCard theCase={theCase} />
      <CaseLegalPaths theCase={theCase} />
    </>
  );
}
