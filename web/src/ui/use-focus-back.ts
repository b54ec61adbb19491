import { useEffect, useState } from 'react';

/** Gives the focus back to where it was when this was opened, however it is left. */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
}
