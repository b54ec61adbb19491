import { useEffect } from 'react';
import { isWriting } from '../ui/is-writing';

interface ListKeys {
  readonly isOn: boolean;
  /** What can be gone through, in order. */
  readonly ids: readonly string[];
  readonly current: string | null;
  readonly onMove: (id: string) => void;
  readonly onClose: () => void;
}

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** j and k, or the arrows, go through a list; Escape closes what is open beside it. What has the focus Enter opens by itself. */
export function useListKeys({ isOn, ids, current, onMove, onClose }: ListKeys): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (event.key === 'Escape') onClose();
      const step = STEPS[event.key];
      if (step === undefined) return;
      const at = current === null ? -1 : ids.indexOf(current);
      const next = ids[Math.min(ids.length - 1, Math.max(0, at + step))];
      if (next === undefined) return;
      event.preventDefault();
      onMove(next);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
