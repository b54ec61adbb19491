import { randomUUID } from 'node:crypto';
import type { Line } from './line.js';
import type { Seat } from './world.js';

/** Registers a case in as few words as somebody may. */
export async function register(line: Line, { credentials }: Pick<Seat, 'credentials'>): Promise<void> {
  await line.ask({
    method: 'POST',
    path: '/api/v1/cases',
    headers: { ...credentials, 'idempotency-key': randomUUID() },
    body: { source: 'walk_in', narrative: '楼道堆物引发争执', placeText: '量测街道一号' },
  });
}
