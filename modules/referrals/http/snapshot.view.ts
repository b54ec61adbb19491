import { ChecklistView } from './checklist.view.js';
import { SnapshotContentView } from './snapshot-content.view.js';

/** What was shared, frozen. */
export class SnapshotView {
  /**
   * Referral.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly referralId: string;

  /**
   * Which freezing.
   * @example 1
   */
  readonly version: number;

  /**
   * What was chosen.
   * @example ["narrative"]
   */
  readonly fields: string[];

  /**
   * Whether the caller still works on it.
   * @example open
   */
  readonly access: 'open' | 'read_only';

  /**
   * The fields; `files` with name, type and hash of each chosen file, which is opened by its id; `answers` to the
   * recipient's questions.
   */
  readonly content: SnapshotContentView;

  /**
   * What the recipient's kind asks for, and what of it is missing.
   */
  readonly checklist: ChecklistView;

  /**
   * When it was frozen.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly takenAt: string;
}
