import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { api, bodyOf } from '../../api/client';
import { type CommandHeader, ifMatch, useCommand } from '../../api/use-command';
import { useSession } from '../../session/session';
import { BOARD_VIEWS } from '../../texts/board-views';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { ChecksField } from '../../ui/checks-field';
import { Field } from '../../ui/field';
import { Pick } from '../../ui/pick';
import { ProblemSay } from '../../ui/problem-say';
import { Sheet } from '../../ui/sheet';
import type { BoardFilter } from '../board-query';
import { type SavedView, viewsQuery } from './views-query';

const MOST_CHARACTERS = 30;
const FIRST = 'first';

/** Keeps what the board is narrowed to under a name, or changes a view that is kept; one that another shares can only be opened first. */
export function ViewSheet({
  view,
  filter,
  onClose,
  onDone,
}: {
  /** Null for a new one. */
  readonly view: SavedView | null;
  /** Of a new one. */
  readonly filter: BoardFilter;
  readonly onClose: () => void;
  /** With the view as it is kept now, null where there is none any more, and in words what was done. */
  readonly onDone: (view: SavedView | null, words: string) => Promise<void>;
}): ReactElement {
  const areas = useAreas();
  const client = useQueryClient();
  // What is sent is what was read when the sheet was opened, whatever has come since.
  const [read] = useState(view?.version ?? 0);
  const readAgain = (): Promise<void> => client.invalidateQueries({ queryKey: viewsQuery.queryKey });
  const [name, setName] = useState(view?.name ?? '');
  const [sharedAreaId, setShared] = useState(view?.sharedAreaId ?? '');
  const [opensFirst, setOpensFirst] = useState(view?.isFirst ?? false);
  const isOwn = view === null || view.isOwn;

  const write = (header: CommandHeader): Promise<SavedView> => {
    const body = { name: name.trim(), sharedAreaId: sharedAreaId === '' ? null : sharedAreaId };
    if (view === null) {
      return bodyOf(api.POST('/api/v1/board/views', { params: { header }, body: { ...body, filter } }));
    }
    if (!view.isOwn) return Promise.resolve(view);
    const params = { path: { id: view.id }, header: ifMatch(read) };
    return bodyOf(api.PATCH('/api/v1/board/views/{id}', { params, body }));
  };
  const saving = useCommand(
    async (header) => {
      const kept = await write(header);
      if (opensFirst !== (view?.isFirst ?? false))
        await api.PUT('/api/v1/board/first-view', { body: { viewId: opensFirst ? kept.id : null } });
      return kept;
    },
    (kept) => onDone(kept, BOARD_VIEWS.kept(kept.name)),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    saving.give();
  };
  return (
    <Sheet title={view === null ? BOARD_VIEWS.keep : BOARD_VIEWS.manageTitle(view.name)} onClose={onClose}>
      <form className={card['form']} onSubmit={submit}>
        {isOwn ? (
          <>
            <Field
              label={BOARD_VIEWS.name}
              hint={BOARD_VIEWS.nameHint}
              value={name}
              onChange={({ target }) => setName(target.value)}
              maxLength={MOST_CHARACTERS}
              required
            />
            <Pick
              label={BOARD_VIEWS.sharing}
              every={BOARD_VIEWS.notShared}
              options={areas}
              value={sharedAreaId}
              onChange={setShared}
            />
          </>
        ) : (
          <p>{BOARD_VIEWS.ofAnother(view.ownerName)}</p>
        )}
        <ChecksField
          label={BOARD_VIEWS.opening}
          options={[{ code: FIRST, label: BOARD_VIEWS.first }]}
          value={opensFirst ? [FIRST] : []}
          onChange={(codes) => setOpensFirst(codes.includes(FIRST))}
        />
        <ProblemSay problem={saving.problem} onReload={() => void readAgain().then(onClose)} />
        <Button look="main" type="submit" busy={saving.isUnderWay}>
          {BOARD_VIEWS.save}
        </Button>
      </form>
      {view?.isOwn === true ? (
        <Remove view={view} read={read} onDone={onDone} onReload={() => void readAgain().then(onClose)} />
      ) : null}
    </Sheet>
  );
}

function Remove({
  view: { id, name },
  read,
  onDone,
  onReload,
}: {
  readonly view: SavedView;
  /** The version that was read. */
  readonly read: number;
  readonly onReload: () => void;
  readonly onDone: (view: null, words: string) => Promise<void>;
}): ReactElement {
  const removing = useCommand(
    () => api.DELETE('/api/v1/board/views/{id}', { params: { path: { id }, header: ifMatch(read) } }),
    () => onDone(null, BOARD_VIEWS.removed(name)),
  );
  return (
    <>
      <ProblemSay problem={removing.problem} onReload={onReload} />
      <Button look="quiet" busy={removing.isUnderWay} onClick={() => removing.give()}>
        {BOARD_VIEWS.remove}
      </Button>
    </>
  );
}

/** Over which areas the reader may share. */
function useAreas(): readonly { readonly code: string; readonly label: string }[] {
  const { memberships } = useSession();
  const held = memberships.filter(({ role }) => role === 'coordinator' || role === 'supervisor');
  const names = new Map(held.map(({ areaId, areaName }) => [areaId ?? '', areaName ?? '']));
  return [...names].map(([code, name]) => ({ code, label: BOARD_VIEWS.sharedOver(name) }));
}
