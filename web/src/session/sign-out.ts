import { api } from '../api/client';
import { asProblem } from '../api/problem';

/** What is left in the browser of whoever went while the server could not be told: their id, and nothing else. */
const OWED = 'accord-sign-out-owed';

/** Stands for it in a browser that keeps nothing, as long as the page is open. */
let owedHere: string | null = null;

/** Whose session is still to be ended; null where nobody's is. */
export function owedSignOut(): string | null {
  try {
    return localStorage.getItem(OWED) ?? owedHere;
  } catch {
    return owedHere;
  }
}

/** Says that a session is to be ended, until the server has been told: also after the browser was closed. */
export function oweSignOut(userId: string): void {
  try {
    localStorage.setItem(OWED, userId);
  } catch {
    // Such a browser forgets the debt when it is closed; the session then ends by itself.
    owedHere = userId;
  }
}

/** Tells of debts that another page of this browser makes or pays. @returns ends it */
export function onOwedChange(listener: () => void): () => void {
  const heard = ({ key }: StorageEvent): void => {
    if (key === OWED) listener();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}

/**
 * Ends the session that is owed, and no other: where somebody else has signed in since, or it has ended by itself, nothing is
 * left to do.
 * @throws Problem where the server could not be told
 */
export async function paySignOut(): Promise<void> {
  const userId = owedSignOut();
  if (userId === null) return;
  try {
    await api.DELETE('/api/v1/session', { headers: { 'accord-person': userId } });
  } catch (error) {
    if (asProblem(error).status !== 401) throw error;
  }
  owedHere = null;
  try {
    localStorage.removeItem(OWED);
  } catch {
    return;
  }
}
