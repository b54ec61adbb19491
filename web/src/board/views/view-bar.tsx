import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, bodyOf } from '../../api/client';
import { ifMatch, useCommand } from '../../api/use-command';
import { BOARD_VIEWS } from '../../texts/board-views';
import { Button } from '../../ui/button';
import { Pick } from '../../ui/pick';
import { ProblemSay } from '../../ui/problem-say';
import { Say } from '../../ui/say';
import { useIsDesk } from '../../ui/use-is-desk';
import { useWords } from '../../words/words';
import type { BoardFilter } from '../board-query';
import styles from '../board.module.css';
import { AT_FIRST, type Filter } from '../use-filter';
import { ViewSheet } from './view-sheet';
import { addressOf, CHOSEN, filterOf, isSame, type SavedView, viewsQuery } from './views-query';

/** The views that are kept, the one that is chosen, and what may be done about it; nothing for who has none and narrows nothing. */
export function ViewBar({ filter }: { readonly filter: Filter<BoardFilter> }): ReactElement | null {
  const client = useQueryClient();
  const word = useWords();
  const { data: views = [] } = useQuery(viewsQuery);
  const [params, setParams] = useSearchParams();
  const [sheet, setSheet] = useState<'new' | 'chosen' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const chosen = views.find(({ id }) => id === params.get(CHOSEN)) ?? null;
  const isAsKept = chosen !== null && isSame(filterOf(chosen), filter.asked);
  const isNarrowed = filter.isNarrowed || filter.standing !== AT_FIRST;

  const open = (view: SavedView | null): void => {
    setSaid(null);
    // Nothing in the address would be the view that opens first.
    setParams(view === null ? { standing: AT_FIRST } : addressOf(view), { replace: true });
  };
  const done = async (view: SavedView | null, words: string): Promise<void> => {
    await client.invalidateQueries({ queryKey: viewsQuery.queryKey });
    open(view);
    setSheet(null);
    setSaid(words);
  };
  const replacing = useCommand(
    (_header, view: SavedView) =>
      bodyOf(
        api.PATCH('/api/v1/board/views/{id}', {
          params: { path: { id: view.id }, header: ifMatch(view.version) },
          body: { filter: filter.asked },
        }),
      ),
    (view) => done(view, BOARD_VIEWS.replaced(view.name)),
  );
  if (views.length === 0 && !isNarrowed && said === null) return null;
  return (
    <div className={styles['viewing']}>
      <div className={styles['views']}>
        {views.length === 0 ? null : <Choice views={views} chosen={chosen} onOpen={open} />}
        {chosen?.isOwn === true && (!isAsKept || chosen.gone.length > 0) ? (
          <Button look="quiet" busy={replacing.isUnderWay} onClick={() => replacing.give(chosen)}>
            {BOARD_VIEWS.replace}
          </Button>
        ) : null}
        {chosen === null ? null : (
          <Button look="quiet" onClick={() => setSheet('chosen')}>
            {BOARD_VIEWS.manage}
          </Button>
        )}
        {isNarrowed && !isAsKept ? (
          <Button look="quiet" onClick={() => setSheet('new')}>
            {BOARD_VIEWS.keep}
          </Button>
        ) : null}
      </div>
      <ProblemSay
        problem={replacing.problem}
        onReload={() => {
          replacing.forget();
          void client.invalidateQueries({ queryKey: viewsQuery.queryKey });
        }}
      />
      {said === null ? null : <Say tone="good">{said}</Say>}
      {chosen === null || chosen.gone.length === 0 ? null : (
        <Say tone="plain">{BOARD_VIEWS.gone(chosen.gone.map((part) => word('board_view_gone', part)))}</Say>
      )}
      {sheet === null ? null : (
        <ViewSheet
          view={sheet === 'chosen' ? chosen : null}
          filter={filter.asked}
          onClose={() => setSheet(null)}
          onDone={done}
        />
      )}
    </div>
  );
}

/** A row of them where there is room, else a list to pick from. */
function Choice({
  views,
  chosen,
  onOpen,
}: {
  readonly views: readonly SavedView[];
  readonly chosen: SavedView | null;
  readonly onOpen: (view: SavedView | null) => void;
}): ReactElement {
  const isDesk = useIsDesk();
  if (!isDesk) {
    return (
      <Pick
        label={BOARD_VIEWS.views}
        every={BOARD_VIEWS.noView}
        options={views.map((view) => ({ code: view.id, label: labelOf(view) }))}
        value={chosen?.id ?? ''}
        onChange={(id) => onOpen(views.find((view) => view.id === id) ?? null)}
      />
    );
  }
  return (
    <div className={styles['chips']} role="group" aria-label={BOARD_VIEWS.views}>
      {views.map((view) => (
        <button
          key={view.id}
          type="button"
          aria-pressed={view.id === chosen?.id}
          onClick={() => onOpen(view.id === chosen?.id ? null : view)}
        >
          {labelOf(view)}
        </button>
      ))}
    </div>
  );
}

function labelOf({ name, isOwn, ownerName }: SavedView): string {
  return isOwn ? name : BOARD_VIEWS.of(name, ownerName);
}
