import { useSearchParams } from 'react-router';
import type { BoardFilter } from './board-query';

/** In the order in which people narrow. */
const PARTS = ['standing', 'areaId', 'agencyId', 'typeCode', 'risk'] as const;
type Choice = Partial<Record<(typeof PARTS)[number], string>>;

/** Chosen instead of a standing, it narrows to none. */
export const ALL = 'all';
/** What presses is what the board is for. */
export const AT_FIRST = 'pressing';

/** What is looked at, as it is asked for and as it was chosen. */
export interface Filter {
  readonly asked: BoardFilter;
  /** The standing that is chosen, or `ALL`. */
  readonly standing: string;
  /** Something is chosen besides how a limit stands. */
  readonly isNarrowed: boolean;
  readonly change: (choice: Choice) => void;
}

/** What the board is narrowed to stands in the address, so that coming back from a case shows the same; it names no case. */
export function useFilter(): Filter {
  const [params, setParams] = useSearchParams();
  const chosen: Choice = {};
  for (const part of PARTS) {
    const value = params.get(part);
    if (value !== null && value !== '') chosen[part] = value;
  }
  const { standing = AT_FIRST, ...rest } = chosen;
  const asked = (standing === ALL ? rest : { ...rest, standing }) as BoardFilter;
  const change = (choice: Choice): void => {
    const next = Object.entries({ ...chosen, ...choice });
    setParams(Object.fromEntries(next.filter(([, value]) => value !== '')), { replace: true });
  };
  return { asked, standing, isNarrowed: Object.keys(rest).length > 0, change };
}
