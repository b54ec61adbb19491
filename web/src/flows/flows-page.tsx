import { type ReactElement, useState } from 'react';
import { useSearchParams } from 'react-router';
import { FLOWS } from '../texts/flows';
import card from '../ui/card.module.css';
import unit from '../unit/unit.module.css';
import { DutyPart } from './duty-part';
import type { OpenedRows } from './flows-query';
import styles from './flows.module.css';
import { LoadPart } from './load-part';
import { MovesPart } from './moves-part';
import { RowsSheet } from './rows-sheet';
import { RulingsPart } from './rulings-part';
import { WaitsPart } from './waits-part';

const PARTS = ['load', 'waits', 'moves', 'duty', 'rulings'] as const;
type PartName = (typeof PARTS)[number];

/** Who holds how much, where it waits, what goes from agency to agency, who is missing at night, and what was ruled. */
export function FlowsPage(): ReactElement {
  const [search, setSearch] = useSearchParams();
  const [opened, setOpened] = useState<OpenedRows | null>(null);
  const part = PARTS.find((each) => each === search.get('part')) ?? PARTS[0];
  return (
    <article className={card['page']}>
      <header className={`${unit['head']} ${styles['head']}`}>
        <h1>{FLOWS.title}</h1>
        <div role="group" aria-label={FLOWS.parts} className={`${unit['windows']} ${styles['kinds']}`}>
          {PARTS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === part}
              onClick={() => setSearch({ part: each }, { replace: true })}
            >
              {FLOWS[each]}
            </button>
          ))}
        </div>
      </header>
      <Shown part={part} onOpen={setOpened} />
      {opened === null ? null : <RowsSheet opened={opened} onClose={() => setOpened(null)} />}
    </article>
  );
}

function Shown({
  part,
  onOpen,
}: {
  readonly part: PartName;
  readonly onOpen: (opened: OpenedRows) => void;
}): ReactElement {
  switch (part) {
    case 'load':
      return <LoadPart onOpen={onOpen} />;
    case 'waits':
      return <WaitsPart onOpen={onOpen} />;
    case 'moves':
      return <MovesPart onOpen={onOpen} />;
    case 'duty':
      return <DutyPart />;
    case 'rulings':
      return <RulingsPart />;
  }
}
