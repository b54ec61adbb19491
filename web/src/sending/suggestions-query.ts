import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';

/** The agencies that could take a case, best first. */
export const suggestionsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'suggestions'],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/cases/{caseId}/routing-suggestions', { params: { path: { caseId } } })),
  });
