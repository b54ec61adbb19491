import type { AreaLevel } from '../area.js';

/** An area of the administrative division. */
export class AreaView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example 510105007 */
  code: string;
  /** @example 草堂街道 */
  name: string;
  /** @example street */
  level: AreaLevel;
  /** The codes from the root down, joined by dots. @example 51.5101.510105.510105007 */
  path: string;
  /** Null for a root. */
  parentId: string | null;
}
