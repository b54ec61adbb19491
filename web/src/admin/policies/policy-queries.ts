import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';
import { command } from '../../api/command-key';

export type Policy = Views['PolicyView'];
export type PolicyVersion = Views['PolicyVersionView'];

export const policiesQuery = queryOptions({
  queryKey: ['admin', 'policies'],
  queryFn: () => bodyOf(api.GET('/api/v1/policies')),
});

/** The versions of a policy, the newest first. */
export const policyVersionsQuery = (key: string) =>
  queryOptions({
    queryKey: ['admin', 'policies', key, 'versions'],
    queryFn: () => bodyOf(api.GET('/api/v1/policies/{key}/versions', { params: { path: { key } } })),
  });

/** What a re-issue would do as of now. It changes nothing, and is asked for anew each time somebody wants to know. */
export const previewQuery = (key: string) =>
  queryOptions({
    queryKey: ['admin', 'policies', key, 'preview'],
    queryFn: () =>
      bodyOf(
        api.POST('/api/v1/policies/{key}/reissue-preview', { params: { path: { key }, header: command() } }),
      ),
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
