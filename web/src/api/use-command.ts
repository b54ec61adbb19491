import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { newCommandKey } from './command-key';
import { asProblem, type Problem } from './problem';

/** A command under way, and what came of it. */
export interface Commanding {
  readonly give: () => void;
  readonly isUnderWay: boolean;
  /** What was answered instead; null while nothing was. */
  readonly problem: Problem | null;
}

/**
 * Gives a command that needs no version. It keeps its key until it has been answered, so that pressing again after a broken
 * connection does nothing twice.
 */
export function useCommand(
  send: (header: { readonly 'Idempotency-Key': string }) => Promise<unknown>,
  onDone: () => void,
): Commanding {
  const key = useRef(newCommandKey());
  const mutation = useMutation({
    mutationFn: () => send({ 'Idempotency-Key': key.current }),
    onSuccess: onDone,
    onError: (error) => {
      if (asProblem(error).status !== 0) key.current = newCommandKey();
    },
  });
  return {
    give: () => mutation.mutate(),
    isUnderWay: mutation.isPending,
    problem: mutation.error === null ? null : asProblem(mutation.error),
  };
}
