import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { newCommandKey } from './command-key';
import { asProblem, type Problem } from './problem';

/** What every command carries. */
export type CommandHeader = { 'Idempotency-Key': string };

/** A command on its way: given once, answered once. */
export interface Command {
  readonly give: () => void;
  readonly isUnderWay: boolean;
  /** Why it was refused, or did not get through; null while neither. */
  readonly problem: Problem | null;
  readonly forget: () => void;
}

/**
 * A command that keeps its key until it has been answered: given again after a broken connection, it is done once. What was
 * answered has ended it; the next try is another command.
 */
export function useCommand<T>(
  send: (header: CommandHeader) => Promise<T>,
  onDone: (answer: T) => void,
): Command {
  const key = useRef(newCommandKey());
  const mutation = useMutation({
    mutationFn: () => send({ 'Idempotency-Key': key.current }),
    onSuccess: (answer) => {
      key.current = newCommandKey();
      onDone(answer);
    },
    onError: (error) => {
      if (asProblem(error).status !== 0) key.current = newCommandKey();
    },
  });
  return {
    give: () => mutation.mutate(),
    isUnderWay: mutation.isPending,
    problem: mutation.error === null ? null : asProblem(mutation.error),
    forget: () => mutation.reset(),
  };
}
