/** Whether keys that are pressed there are somebody's words, or belong to a form that is open. */
export function isWriting(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
