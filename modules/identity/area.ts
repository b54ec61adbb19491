/** A step of the administrative division; each level lies wholly inside the one before. */
export const AREA_LEVELS = [
  'country',
  'province',
  'city',
  'district',
  'street',
  'community',
  'grid',
] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** An area of the administrative division. */
export interface Area {
  readonly id: string;
  /** Statistical division code without its trailing zeros. */
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  /** The codes from the root down, joined by dots: an ltree path. */
  readonly path: string;
  readonly parentId: string | null;
}
