import { type RefObject, useEffect, useRef } from 'react';
import type { Written } from './registration';

/**
 * The button that adopts what was read is gone once it was pressed: the focus goes on to what else was read, or to the first
 * field that is still empty.
 * @param column in which to look
 * @returns what is told before what was read is put in
 */
export function useGoingOn(column: RefObject<HTMLElement | null>, typed: Written): () => void {
  const isAdopted = useRef(false);
  useEffect(() => {
    if (!isAdopted.current) return;
    isAdopted.current = false;
    nextIn(column.current)?.focus();
  }, [column, typed]);
  return () => {
    isAdopted.current = true;
  };
}

function nextIn(column: HTMLElement | null): HTMLElement | undefined {
  const fields = column?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select') ?? [];
  return column?.querySelector('button') ?? [...fields].find(({ value }) => value === '');
}
