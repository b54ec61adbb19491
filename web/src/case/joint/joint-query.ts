import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';
import { type Command, type CommandHeader, ifMatch, useCommand } from '../../api/use-command';
import { whileSomebodyIsHere } from '../../app/presence';

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

/** Something done in a joint case, after which the page is read anew. @param version of what is changed; 0 of what is new */
export function useJoint<Input = void>(
  { caseId }: Pick<JointCase, 'caseId'>,
  version: number,
  {
    send,
    onDone,
  }: {
    readonly send: (header: Heading, input: Input) => Promise<unknown>;
    readonly onDone: (input: Input) => void;
  },
): Command<Input> {
  const client = useQueryClient();
  return useCommand(
    async (header, input: Input) => {
      await send({ ...header, ...ifMatch(version) }, input);
      return input;
    },
    async (input) => {
      void client.invalidateQueries({ queryKey: ['me', 'tasks'] });
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      onDone(input);
    },
  );
}
