import { QUEUE_NAMES } from './job-handler.js';
import type { QueueBackend } from './queue-backend.js';

/** Takes every job out of the product's queues, of those that run too: for when what they speak of is undone. */
export async function emptyQueues(backend: QueueBackend): Promise<void> {
  for (const name of QUEUE_NAMES) {
    const queue = backend.openQueue(name);
    // A connection that breaks is reported by the call that is under way.
    queue.on('error', () => undefined);
    await queue.waitUntilReady();
    await queue.obliterate({ force: true });
    await queue.close();
  }
}
