import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newCommandKey } from '../../api/command-key';
import { asProblem, type Problem } from '../../api/problem';

/** What an act is about: a case as it was read. The version is 0 where its reader is shown none and no route asks for it. */
export interface Target {
  readonly id: string;
  readonly version: number;
}

/** What every act on a case is sent with. */
export interface Sending {
  readonly path: { readonly id: string };
  readonly header: { readonly 'Idempotency-Key': string; readonly 'If-Match': string };
}

/** An act as a form hands it over: how it is sent, with the body already in it. */
export type Send<Data> = (params: Sending) => Promise<{ readonly data?: Data }>;

export interface Act<Data> {
  readonly take: (send: Send<Data>) => void;
  readonly isUnderWay: boolean;
  readonly problem: Problem | null;
  readonly forget: () => void;
}

/** Acts on one case. An act keeps its command key until it has been answered, so that pressing again does nothing twice. */
export function useAct<Data>({ id, version }: Target, onDone: (data: Data | undefined) => void): Act<Data> {
  const client = useQueryClient();
  const key = useRef(newCommandKey());
  const mutation = useMutation({
    mutationFn: async (send: Send<Data>) => {
      const header = { 'Idempotency-Key': key.current, 'If-Match': `"${version}"` };
      return (await send({ path: { id }, header })).data;
    },
    onSuccess: (data) => {
      key.current = newCommandKey();
      void client.invalidateQueries({ queryKey: ['case', id] });
      void client.invalidateQueries({ queryKey: ['me', 'tasks'] });
      onDone(data);
    },
    onError: (error) => {
      // What was answered has ended that command; the next try is another one.
      if (asProblem(error).status !== 0) key.current = newCommandKey();
    },
  });
  return {
    take: (send) => mutation.mutate(send),
    isUnderWay: mutation.isPending,
    problem: mutation.error === null ? null : asProblem(mutation.error),
    forget: () => mutation.reset(),
  };
}
