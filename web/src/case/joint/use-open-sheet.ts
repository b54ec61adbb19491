import { useState } from 'react';
import type { JointCase } from './joint-query';

/** Which sheet of a card is open, and what each of them is given: closing it, and saying in words what was done. */
export function useOpenSheet<Open>(joint: JointCase, onDone: (words: string) => void) {
  const [open, setOpen] = useState<Open | null>(null);
  const sheet = {
    joint,
    onClose: () => setOpen(null),
    onDone: (words: string) => {
      setOpen(null);
      onDone(words);
    },
  };
  return { open, setOpen, sheet };
}
