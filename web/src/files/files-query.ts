import { infiniteQueryOptions } from '@tanstack/react-query';
import type { AttachedTo } from '../api/attach';
import { api, bodyOf } from '../api/client';

const PAGE = 30;

/** The files of a case, or of a referral itself, the newest first, page by page. */
export const filesQuery = ({ type, id }: AttachedTo) =>
  infiniteQueryOptions({
    queryKey: [type, id, 'files'],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/files', {
          params: {
            query: {
              subjectType: type,
              subjectId: id,
              limit: PAGE,
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
