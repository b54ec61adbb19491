import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { newCommandKey } from './command-key';
import { asProblem, type Problem } from './problem';

/** What every command carries. */
export type CommandHeader = { 'Idempotency-Key': string };

/** The header that says which version was read. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

/** A command on its way: given once, answered once. */
export interface Command<Input = void> {
  readonly give: (input: Input) => void;
  readonly isUnderWay: boolean;
  /** Why it was refused, or did not get through; null while neither. */
  readonly problem: Problem | null;
  readonly forget: () => void;
}

/**
 * A command that keeps its key until it has been answered: given again after a broken connection, or where the server broke off
 * (it may have done it before), it is done once. What was answered has ended it; the next try is another command.
 * @param onDone what the page does with the answer; the command is under way until that is over, so that nobody is offered
 * what is done already by a page that has not been asked anew
 */
export function useCommand<T, Input = void>(
  send: (header: CommandHeader, input: Input) => Promise<T>,
  onDone: (answer: T) => void | Promise<void>,
): Command<Input> {
  const key = useRef(newCommandKey());
  const mutation = useMutation({
    mutationFn: (input: Input) => send({ 'Idempotency-Key': key.current }, input),
    onSuccess: (answer) => {
      key.current = newCommandKey();
      return onDone(answer);
    },
    onError: (error) => {
      const { status } = asProblem(error);
      if (status !== 0 && status < 500) key.current = newCommandKey();
    },
  });
  return {
    give: (input) => mutation.mutate(input),
    isUnderWay: mutation.isPending,
    problem: mutation.error === null ? null : asProblem(mutation.error),
    forget: () => mutation.reset(),
  };
}
