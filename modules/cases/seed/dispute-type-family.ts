import type { DisputeType } from '../domain/dispute-type.js';

type FirstLevel = Omit<DisputeType, 'parentCode'>;
type SecondLevel = Partial<FirstLevel> & Pick<DisputeType, 'code' | 'name'>;

/** A first-level type followed by its second level, which takes over whatever it does not state itself. */
export function family(parent: FirstLevel, children: readonly SecondLevel[]): DisputeType[] {
  return [
    { ...parent, parentCode: null },
    ...children.map((child) => ({ ...parent, ...child, parentCode: parent.code })),
  ];
}
