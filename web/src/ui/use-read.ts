import { useState } from 'react';

/** No version: what the form is about is still being read, or has none. */
export const NOTHING_READ = 0;

/** What somebody had before their eyes when they began to write. */
export interface Read {
  /** The version that was read. */
  readonly version: number;
  /** What was read, where another may come to stand in its place. */
  readonly subject: string;
  /** Whether it is another one by now. */
  readonly isPast: boolean;
  /**
   * They look anew: what stands there now is what they have read.
   * @param isBehind the server has a newer one than the page: that is it, once it comes
   * @param reading what brings it
   */
  readonly look: (isBehind?: boolean, reading?: Promise<unknown>) => void;
  /** It is on its way: what was pressed now would be sent on the old one. */
  readonly isReading: boolean;
}

/**
 * Holds the version on which a form was opened. A page that refreshes by itself brings a newer one under the hands of whoever
 * writes; sent on that, they would overrule somebody of whom they know nothing.
 * @param now the version that the page has; the first after `NOTHING_READ` is the one that is read
 * @param subject the id of what has it, where that may become another
 */
export function useRead(now: number, subject = ''): Read {
  const [read, setRead] = useState({ version: now, subject });
  const [isLooking, setIsLooking] = useState(false);
  const [isReading, setIsReading] = useState(false);
  const isPast = read.version !== now || read.subject !== subject;
  const takeOver = (): void => setRead({ version: now, subject });
  if ((isLooking || read.version === NOTHING_READ) && isPast) {
    setIsLooking(false);
    takeOver();
  }
  return {
    ...read,
    isPast,
    look: (isBehind = false, reading) => {
      if (isPast) takeOver();
      else setIsLooking(isBehind);
      if (reading === undefined) return;
      setIsReading(true);
      void reading.finally(() => setIsReading(false));
    },
    isReading,
  };
}
