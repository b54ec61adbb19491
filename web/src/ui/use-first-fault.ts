import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Leads whoever pressed with something missing or wrong to the first such field, which may be out of sight or folded away.
 * @returns the form to look in, and what looks once it has been drawn
 */
export function useFirstFault(): readonly [RefObject<HTMLFormElement | null>, () => void] {
  const form = useRef<HTMLFormElement>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (times === 0) return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault] input');
    field?.closest('details')?.setAttribute('open', '');
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }, [times]);
  return [form, () => setTimes((before) => before + 1)];
}
