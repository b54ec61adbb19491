import { useQuery } from '@tanstack/react-query';
import { wordsQuery } from './words';

/** One of the six words that a screen has for the fifteen states of a referral. */
interface ScreenWord {
  readonly word: string;
  /** How it ended; null while it lives. */
  readonly ending: string | null;
}

/** The word of the screen for a state, where no referral is at hand that says it; null for what is no state, or before the words have come. */
export function useScreenWords(): (state: string) => ScreenWord | null {
  const { data } = useQuery(wordsQuery);
  return (state) => {
    const known = data?.get('referral_state')?.get(state);
    const word = known?.traits['screen'];
    if (known === undefined || typeof word !== 'string') return null;
    return { word, ending: known.traits['turn'] === null ? known.label : null };
  };
}
