/** Whether the process lives, and whether it can serve. */
export class HealthView {
  /** @example ready */
  status: 'live' | 'ready';
}
