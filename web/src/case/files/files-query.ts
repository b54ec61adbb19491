import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client';

const PAGE = 30;

/** The files of a case, the newest first, page by page. */
export const filesQuery = (caseId: string) =>
  infiniteQueryOptions({
    queryKey: ['case', caseId, 'files'],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/files', {
          params: {
            query: {
              subjectType: 'case',
              subjectId: caseId,
              limit: PAGE,
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 60_000,
  });
