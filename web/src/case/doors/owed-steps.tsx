import type { ReactElement } from 'react';
import { api } from '../../api/client';
import { LegalPaths } from '../guards/legal-paths';
import type { Duty } from './door-query';

/** The legal paths on which somebody who does not see the case owes a step, or was told of one. */
export function OwedSteps({ duty }: { readonly duty: Duty }): ReactElement {
  return (
    <>
      <LegalPaths
        target={{ id: duty.caseId, version: 0 }}
        paths={duty.paths}
        how={(code, body) =>
          ({ path, header }) =>
            api.POST('/api/v1/cases/{id}/legal-duty/steps/{code}/completion', {
              params: { path: { ...path, code }, header },
              body,
            })
          }
      />
    </>
  );
}
