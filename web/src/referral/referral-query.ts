import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import { whileSomebodyIsHere } from '../app/presence';

export type Referral = Views['ReferralView'];
export type Snapshot = Views['SnapshotView'];

const REFRESH_MS = 15_000;

export const referralQuery = (id: string) =>
  queryOptions({
    queryKey: ['referral', id],
    queryFn: () => bodyOf(api.GET('/api/v1/referrals/{id}', { params: { path: { id } } })),
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });

/** What the recipient was shown. Every sight of it is on record, so it is asked for once a visit and when it has changed. */
export const snapshotQuery = ({ id, snapshotAccess, snapshotMark }: Referral) =>
  queryOptions({
    queryKey: ['referral', id, 'snapshot', snapshotMark],
    queryFn: () => bodyOf(api.GET('/api/v1/referrals/{id}/snapshot', { params: { path: { id } } })),
    enabled: snapshotAccess !== 'none',
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
