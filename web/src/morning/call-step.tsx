import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { type Command, type CommandHeader, ifMatch, useCommand } from '../api/use-command';
import { MovedOn } from '../ui/moved-on';
import { ProblemSay } from '../ui/problem-say';
import { type Read, useRead } from '../ui/use-read';
import { useWords } from '../words/words';
import type { CallFormProps } from './call-pane';
import { type Call, callsQuery } from './calls-query';

/** What a step on a call is sent with: the call, on the version that its writer has read. */
export interface CallStepSending {
  readonly path: { readonly id: string };
  readonly header: CommandHeader & ReturnType<typeof ifMatch>;
}

/** A step on a call while its form is open. */
interface CallStepTaking {
  readonly command: Command;
  /** The call as its writer has read it; another one once they have looked anew. */
  readonly asRead: Call;
  readonly read: Read;
}

/**
 * Takes a step on the call as it was read when its form was opened. Where a colleague was faster, what was typed stays, and it is
 * taken on the newer call once its writer has looked at that.
 */
export function useCallStep<T>(
  call: Call,
  send: (params: CallStepSending, asRead: Call) => Promise<T>,
  onDone: (answer: T) => void,
): CallStepTaking {
  const read = useRead(call.version);
  const [asRead, setAsRead] = useState(call);
  if (call.version === read.version && call.version !== asRead.version) setAsRead(call);
  const command = useCommand(
    (header) => send({ path: { id: call.id }, header: { ...header, ...ifMatch(read.version) } }, asRead),
    onDone,
  );
  return { command, asRead, read };
}

/** Says who was faster, or that the call has moved on meanwhile, and lets whoever writes look at it anew. */
export function CallStepSay({
  taking: { command, read },
  call,
  agencyId,
}: Pick<CallFormProps, 'call' | 'agencyId'> & { readonly taking: CallStepTaking }): ReactElement {
  const client = useQueryClient();
  const word = useWords();
  return (
    <>
      {command.problem === null && !command.isUnderWay ? (
        <MovedOn read={read} word={word('case_state', call.state)} />
      ) : null}
      <ProblemSay
        problem={command.problem}
        onReload={() => {
          read.look(command.problem?.code === 'version_stale');
          // The refusal stands until the newer call does: sent before, it would be refused once more.
          void client.invalidateQueries({ queryKey: callsQuery(agencyId).queryKey }).then(command.forget);
        }}
      />
    </>
  );
}
