import type { PolicyEntry } from '../policy/policies.js';
import type { PolicyVersion } from '../policy/policy.store.js';
import type { PolicyDefinition } from '../policy/policy-definition.js';
import { instant } from './instant.js';

/** A policy and where it holds. */
export class PolicyView {
  id: string;
  /** @example 'default' */
  key: string;
  name: string;
  /** Null: everywhere that has no policy of its own. */
  areaId: string | null;
  currentVersionId: string;
  /** @example 1 */
  currentNumber: number;

  static of({ id, key, name, areaId, currentVersionId, currentNumber }: PolicyEntry): PolicyView {
    return { id, key, name, areaId, currentVersionId, currentNumber };
  }
}

/** A version of a policy. It never changes. */
export class PolicyVersionView {
  id: string;
  /** @example 1 */
  number: number;
  /** Rules in order, the first that matches decides; and the ladders they name. */
  definition: PolicyDefinition;
  /** SHA-256 of the definition, hex. */
  hash: string;
  sourceDocument: string;
  createdAt: string;

  static of({ id, number, definition, hash, sourceDocument, createdAt }: PolicyVersion): PolicyVersionView {
    return { id, number, definition, hash, sourceDocument, createdAt: instant(createdAt) };
  }
}

/** What a re-issue would do to the clocks that run. */
export class ReissuePreviewView {
  versionId: string;
  /** Number of the version the clocks go over to. @example 4 */
  versionNumber: number;
  /** What that version follows. @example 区综治中心2026年第3次会议纪要 */
  sourceDocument: string;
  /** Since when it is the newest one. @example 2026-03-02T01:05:00.000Z */
  versionCreatedAt: string;
  /** Running clocks pinned to an older version. @example 120 */
  clocks: number;
  /** Legal and contractual periods, clocks the version does not have, those late by either version. @example 8 */
  kept: number;
  /** Whose deadline moves. @example 30 */
  moved: number;
  /** Whose new deadline has passed already; tagged as induced by the policy and charged to nobody. @example 2 */
  wouldBreach: number;
  /** Which cannot be folded; each would become an incident. @example 0 */
  failed: number;
}
