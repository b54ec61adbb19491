import { useEffect, useState } from 'react';

/** A value once it has stood still for so long: what is being typed is not asked about at every key. */
export function useSettled<T>(value: T, afterMs: number): T {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), afterMs);
    return () => clearTimeout(timer);
  }, [text, afterMs]);
  return JSON.parse(settled) as T;
}
