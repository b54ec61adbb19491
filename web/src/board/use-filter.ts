import { useSearchParams } from 'react-router';

/** Chosen instead of a standing, it narrows to none. */
export const ALL = 'all';
/** What presses is what a board is for. */
export const AT_FIRST = 'pressing';

/** What is looked at, as it is asked for and as it was chosen. */
export interface Filter<Asked extends object> {
  readonly asked: Asked;
  /** The standing that is chosen, or `ALL`. */
  readonly standing: string;
  /** Something is chosen besides how a limit stands. */
  readonly isNarrowed: boolean;
  /** An empty word takes a choice back. */
  readonly change: (choice: Partial<Record<keyof Asked, string>>) => void;
}

/**
 * What a board is narrowed to stands in the address, so that coming back from a case shows the same; it names no case.
 * @param parts in the order in which people narrow; whatever else stands in the address stays
 */
export function useFilter<Asked extends { readonly standing?: string }>(
  parts: readonly (keyof Asked & string)[],
): Filter<Asked> {
  const [params, setParams] = useSearchParams();
  const chosen = new Map<string, string>();
  for (const part of parts) {
    const value = params.get(part);
    if (value !== null && value !== '') chosen.set(part, value);
  }
  const standing = chosen.get('standing') ?? AT_FIRST;
  chosen.delete('standing');
  const rest = Object.fromEntries(chosen);
  return {
    asked: (standing === ALL ? rest : { ...rest, standing }) as Asked,
    standing,
    isNarrowed: chosen.size > 0,
    change: (choice) => {
      // The address itself: whoever is quick chooses twice before the page is drawn anew, and would lose the first choice.
      const next = new URLSearchParams(location.search);
      for (const [part, value] of Object.entries<string | undefined>(choice)) {
        if (value === undefined || value === '') next.delete(part);
        else next.set(part, value);
      }
      // Nothing in the address would be what opens first, and not what was asked for.
      if (next.size === 0) next.set('standing', AT_FIRST);
      setParams(next, { replace: true });
    },
  };
}
