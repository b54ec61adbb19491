import type { Party } from '../store/party-row.js';
import { type Fact, type FactDefinition, readFacts } from './facts.js';
import { suspicionsInText, suspicionsOfType } from './suspicions.js';

/** Paths on which a message may do harm. */
const GUARDED_PATHS: readonly string[] = ['domestic_violence', 'minor_protection', 'safety'];

/** What of a case tells whether somebody else at a party's telephone may do harm. */
export interface HarmSigns {
  /** Kinds of the legal paths that stand. */
  readonly pathKinds: readonly string[];
  readonly parties: readonly Pick<Party, 'addressProtected'>[];
  readonly typeCode: string | null;
  readonly narrative: string;
  /** When the narrative was written. */
  readonly narrativeAt: Date;
  readonly facts: readonly Fact[];
}

/**
 * Whether a message to a party of the case may do harm: by a path that stands, an address that is protected, a type that suggests
 * harm, or a fact of safety that was answered with yes or is suspected and not answered. Of what is in doubt it is true.
 */
export function mayDoHarm(signs: HarmSigns, catalogue: readonly FactDefinition[]): boolean {
  const safety = catalogue.filter(({ isSafety }) => isSafety === true);
  const ofType = suspicionsOfType(signs.typeCode, safety);
  const suspicions = [...suspicionsInText(signs.narrative, safety, signs.narrativeAt), ...ofType];
  return (
    signs.pathKinds.some((kind) => GUARDED_PATHS.includes(kind)) ||
    signs.parties.some(({ addressProtected }) => addressProtected) ||
    ofType.length > 0 ||
    [...readFacts(signs.facts, suspicions, safety).values()].some(
      ({ value, isSuspected }) => value === 'yes' || isSuspected,
    )
  );
}
