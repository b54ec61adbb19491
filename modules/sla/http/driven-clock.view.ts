/** The product's clock. */
export class DrivenClockView {
  /** The instant every part of the product takes for now. @example '2026-03-06T01:00:00.000Z' */
  now: string;
  /** How far that is ahead of the database's own clock. @example 86400000 */
  offsetMs: number;
  /** Whether it may be moved. */
  driven: boolean;
  /** What came due on the way; 0 when it was only read. @example 12 */
  fired: number;
}
