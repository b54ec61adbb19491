import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { newCommandKey } from '../../api/command-key';
import { asProblem, type Problem } from '../../api/problem';

/** What every command is sent with. */
export interface CommandHeader {
  readonly 'Idempotency-Key': string;
}

export interface Commanding<Input> {
  readonly send: (input: Input) => void;
  readonly isUnderWay: boolean;
  readonly problem: Problem | null;
  readonly forget: () => void;
}

/** The header that says which version was read. */
export function ifMatch(version: number): { readonly 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

/** Sends one command at a time. It keeps its key until it has been answered: pressing again after a broken connection does nothing twice. */
export function useCommand<Input, Result>(
  send: (input: Input, header: CommandHeader) => Promise<Result>,
  onDone: (result: Result) => void,
): Commanding<Input> {
  const key = useRef(newCommandKey());
  const mutation = useMutation({
    mutationFn: (input: Input) => send(input, { 'Idempotency-Key': key.current }),
    onSuccess: (result) => {
      key.current = newCommandKey();
      onDone(result);
    },
    onError: (error) => {
      if (asProblem(error).status !== 0) key.current = newCommandKey();
    },
  });
  return {
    send: (input) => mutation.mutate(input),
    isUnderWay: mutation.isPending,
    problem: mutation.error === null ? null : asProblem(mutation.error),
    forget: () => mutation.reset(),
  };
}
