import { useQueryClient } from '@tanstack/react-query';
import { type Command, type CommandHeader, ifMatch, useCommand } from '../../api/use-command';

/** What an act is about: a case as it was read. The version is 0 where its reader is shown none and no route asks for it. */
export interface Target {
  readonly id: string;
  readonly version: number;
  /** Where it stands; left out where its reader is shown no version either. */
  readonly state?: string;
}

/** What every act on a case is sent with. */
interface Sending {
  readonly path: { readonly id: string };
  readonly header: CommandHeader & ReturnType<typeof ifMatch>;
}

/** An act as a form hands it over: how it is sent, with the body already in it. */
export type Send<Data> = (params: Sending) => Promise<{ readonly data?: Data }>;

/** Acts on one case, on the version that was read. */
export function useAct<Data>(
  { id, version }: Target,
  onDone: (data: Data | undefined) => void | Promise<void>,
): Command<Send<Data>> {
  const client = useQueryClient();
  return useCommand(
    async (header, send: Send<Data>) =>
      (await send({ path: { id }, header: { ...header, ...ifMatch(version) } })).data,
    async (data) => {
      void client.invalidateQueries({ queryKey: ['me', 'tasks'] });
      await client.invalidateQueries({ queryKey: ['case', id] });
      await onDone(data);
    },
  );
}
