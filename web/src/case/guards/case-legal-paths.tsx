import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api } from '../../api/client';
import type { Case } from '../case-query';
import { legalPathQuery } from './guard-query';
import { LegalPaths } from './legal-paths';

/** The legal paths of a case that its reader sees. */
export function CaseLegalPaths({ theCase }: { readonly theCase: Case }): ReactElement | null {
  const { data: paths } = useQuery(legalPathQuery(theCase.id));
  if (paths === undefined || paths.length === 0) return null;
  return (
    <>
      <LegalPaths
        target={theCase}
        paths={paths}
        how={(code, body) =>
          ({ path, header }) =>
            api.POST('/api/v1/cases/{id}/legal-path/steps/{code}/completion', {
              params: { path: { ...path, code }, header },
              body,
            })
          }
      />
    </>
  );
}
