import type { AttachedTo } from '../api/attach';
import { api, bodyOf } from '../api/client';
import { pageByPage } from '../api/page-by-page';

const PAGE = 30;

const filesKey = ({ type, id }: AttachedTo): readonly string[] => [type, id, 'files'];

/** Whatever is known of the files of something, to be asked for anew. */
export const allFilesOf = (of: AttachedTo): { readonly queryKey: readonly string[] } => ({
  queryKey: filesKey(of),
});

/**
 * The files of a case, or of a referral itself, the newest first, page by page.
 * @param sight what their reader may see of it, where that may end: with another they are other files
 */
export const filesQuery = ({ type, id }: AttachedTo, sight: string | null = null) =>
  pageByPage(
    [...filesKey({ type, id }), sight],
    (page) =>
      bodyOf(api.GET('/api/v1/files', { params: { query: { subjectType: type, subjectId: id, ...page } } })),
    PAGE,
  );
