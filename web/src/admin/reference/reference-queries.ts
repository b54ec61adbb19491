import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';

export type ReferenceDocument = Views['ReferenceView'];

/** The kinds of reference document that the API knows. */
export const REFERENCE_KINDS = [
  'guard_rules',
  'fact_catalogue',
  'risk_triggers',
  'lane_limits',
  'duplicate_weights',
  'legal_paths',
  'danger_scale',
  'close_terms',
  'case_terms',
  'referral_terms',
  'dispute_types',
  'type_words',
] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

export const referenceQuery = (kind: ReferenceKind) =>
  queryOptions({
    queryKey: ['admin', 'reference', kind],
    queryFn: () => bodyOf(api.GET('/api/v1/reference/{kind}', { params: { path: { kind } } })),
  });

export const referenceVersionsQuery = (kind: ReferenceKind) =>
  queryOptions({
    queryKey: ['admin', 'reference', kind, 'versions'],
    queryFn: () => bodyOf(api.GET('/api/v1/reference/{kind}/versions', { params: { path: { kind } } })),
  });
