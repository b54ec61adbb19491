import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';
import { type Command, type CommandHeader, ifMatch, useCommand } from '../../api/use-command';
import { whileSomebodyIsHere } from '../../app/presence';
import type { Read } from '../../ui/use-read';

export type JointCase = Views['JointCaseView'];
export type JointLane = Views['JointLaneView'];
export type PlanItem = Views['PlanItemView'];
export type Meeting = Views['JointMeetingView'];

const REFRESH_MS = 15_000;

export const jointQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'joint'],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{id}/joint', { params: { path: { id: caseId } } })),
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });

/** Who of an agency may be invited by name. */
export const jointPeopleQuery = (caseId: string, agencyId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'joint-people', agencyId],
    queryFn: async () =>
      (
        await bodyOf(
          api.GET('/api/v1/cases/{id}/joint/agencies/{agencyId}/people', {
            params: { path: { id: caseId, agencyId } },
          }),
        )
      ).items,
  });

/** What a form of the page does: over the page, until it is closed or done. */
export interface OfSheet {
  readonly joint: JointCase;
  readonly onClose: () => void;
  /** Told in words what has been done. */
  readonly onDone: (words: string) => void;
}

/** What a command is sent with: the key it is done once by, and the version that was read where there is one. */
export type Heading = CommandHeader & ReturnType<typeof ifMatch>;

/** One of them as the page has it now; as it was opened where the page has it no longer. */
export function asNow<T extends { readonly id: string }>(all: readonly T[], opened: T): T {
  return all.find(({ id }) => id === opened.id) ?? opened;
}

/** Something done in a joint case, and what was read before it was begun. */
export interface Taking<Input = void> extends Command<Input> {
  readonly read: Read;
  /** Reads how it stands now; what was typed stays. */
  readonly look: () => void;
}

/** Somebody else was faster, and the page may not know of it yet. */
const BEHIND: readonly string[] = ['version_stale', 'lead_changed'];

/** Something done in a joint case on what was read of it, after which the page is read anew. */
export function useJoint<Input = void>(
  { caseId }: Pick<JointCase, 'caseId'>,
  read: Read,
  {
    send,
    onDone,
  }: {
    readonly send: (header: Heading, input: Input) => Promise<unknown>;
    readonly onDone: (input: Input) => void;
  },
): Taking<Input> {
  const client = useQueryClient();
  const command = useCommand(
    async (header, input: Input) => {
      await send({ ...header, ...ifMatch(read.version) }, input);
      return input;
    },
    async (input) => {
      void client.invalidateQueries({ queryKey: ['me', 'tasks'] });
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      onDone(input);
    },
  );
  return {
    ...command,
    read,
    look: () => {
      const reading = client.invalidateQueries({ queryKey: ['case', caseId] });
      read.look(BEHIND.includes(command.problem?.code ?? ''), reading);
      command.forget();
    },
  };
}
