import { Worker } from 'node:worker_threads';
import type { LaneName } from '../lifecycle/lanes.js';
import type { Partner, Station } from './world.js';

/** One page that is read again and again. */
export interface Page {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the clients of a load do. */
export type Errand =
  | {
      readonly kind: 'lifecycles';
      readonly lane: LaneName;
      readonly stations: readonly Station[];
      readonly partners: readonly Partner[];
    }
  /** The recorded requests, one after the other, of a server that only runs their statements. */
  | { readonly kind: 'script'; readonly requests: number }
  | { readonly kind: 'pages'; readonly pages: readonly Page[] };

/** A load and how long it lasts. */
export interface Load {
  /** The server's address without a slash at the end. */
  readonly url: string;
  readonly clients: number;
  readonly warmUpMs: number;
  readonly measuredMs: number;
  readonly errand: Errand;
}

/** What came of it after the warm-up. */
export interface Measured {
  readonly perSecond: number;
  /** How long each errand took, in ms, in ascending order. */
  readonly tookMs: readonly number[];
}

/** Puts clients to work in a thread of their own, so that they and the server do not wait for one another's turn. */
export function putLoad(load: Load): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./load-worker.js', import.meta.url), { workerData: load });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`the clients ended with ${code}`));
    });
  });
}
