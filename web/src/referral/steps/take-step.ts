import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newCommandKey } from '../../api/command-key';
import { asProblem, type Problem } from '../../api/problem';
import type { Referral } from '../referral-query';

type Headers = { 'Idempotency-Key': string; 'If-Match': string };

/** What every step of a referral is sent with. */
interface Sending {
  readonly path: { readonly id: string };
  readonly header: Headers;
}

/** A step as the form hands it over: how it is sent, with the body already in it. */
export type Step = (params: Sending) => Promise<{ readonly data?: Referral }>;

/**
 * Takes steps of one referral. A step keeps its command key until it has been answered, so that pressing again after a broken
 * connection does nothing twice.
 */
export function useStep(referral: Referral, onDone: () => void): StepTaking {
  const client = useQueryClient();
  const key = useRef(newCommandKey());
  const mutation = useMutation({
    mutationFn: async (step: Step) => {
      const header: Headers = { 'Idempotency-Key': key.current, 'If-Match': `"${referral.version}"` };
      const { data } = await step({ path: { id: referral.id }, header });
      return data;
    },
    onSuccess: (after) => {
      client.setQueryData(['referral', referral.id], after);
      void client.invalidateQueries({ queryKey: ['me', 'tasks'] });
      onDone();
    },
    onError: (error) => {
      // What was answered has ended that command; the next try is another one.
      if (asProblem(error).status !== 0) key.current = newCommandKey();
    },
  });
  return {
    take: (step) => mutation.mutate(step),
    isUnderWay: mutation.isPending,
    problem: mutation.error === null ? null : asProblem(mutation.error),
    forget: () => mutation.reset(),
  };
}

export interface StepTaking {
  readonly take: (step: Step) => void;
  readonly isUnderWay: boolean;
  readonly problem: Problem | null;
  readonly forget: () => void;
}
