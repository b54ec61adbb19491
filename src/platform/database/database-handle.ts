import type { PoolConfig } from 'pg';

/** A database that answers, and how its two roles reach it. */
export interface DatabaseHandle {
  readonly kind: 'embedded' | 'external';
  readonly ownerConfig: PoolConfig;
  /** Every connection made with it acts as the runtime role; add to its `options`, never replace them. */
  readonly runtimeConfig: PoolConfig;
  /** Such as `18.4`. */
  readonly serverVersion: string;
  stop(): Promise<void>;
}
