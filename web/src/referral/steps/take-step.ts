import { useQueryClient } from '@tanstack/react-query';
import { type Command, type CommandHeader, ifMatch, useCommand } from '../../api/use-command';
import { type Referral, referralQuery } from '../referral-query';

/** What every step of a referral is sent with. */
interface Sending {
  readonly path: { readonly id: string };
  readonly header: CommandHeader & ReturnType<typeof ifMatch>;
}

/** A step as the form hands it over: how it is sent, with the body already in it. */
export type Step = (params: Sending) => Promise<{ readonly data?: Referral }>;

/** Takes steps of one referral, on the version that was read. */
export function useStep(
  { id, version }: Pick<Referral, 'id' | 'version'>,
  onDone: () => void | Promise<void>,
): Command<Step> {
  const client = useQueryClient();
  return useCommand(
    async (header, step: Step) =>
      (await step({ path: { id }, header: { ...header, ...ifMatch(version) } })).data,
    async (after) => {
      void client.invalidateQueries({ queryKey: ['me', 'tasks'] });
      await onDone();
      client.setQueryData(referralQuery(id).queryKey, after);
    },
  );
}
