import { useSearchParams } from 'react-router';
import type { BoardFilter } from './board-query';

const PARTS = ['standing', 'agencyId', 'risk'] as const;

/** What the board is narrowed to stands in the address, so that coming back from a case shows the same; it names no case. */
export function useFilter(): readonly [
  BoardFilter,
  (change: Partial<Record<keyof BoardFilter, string>>) => void,
] {
  const [params, setParams] = useSearchParams();
  const filter: Record<string, string> = {};
  for (const part of PARTS) {
    const value = params.get(part);
    if (value !== null && value !== '') filter[part] = value;
  }
  const change = (parts: Partial<Record<keyof BoardFilter, string>>): void => {
    const next = { ...filter, ...parts };
    setParams(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')), {
      replace: true,
    });
  };
  return [filter, change];
}
