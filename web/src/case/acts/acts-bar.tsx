import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { Opening } from '../../app/page-states';
import { useSession } from '../../session/session';
import { ACT_NAMES } from '../../texts/act-names';
import { ACTS_BAR } from '../../texts/acts-bar';
import { Button } from '../../ui/button';
import { ButtonLink } from '../../ui/button-link';
import { Say } from '../../ui/say';
import { Sheet } from '../../ui/sheet';
import type { Case } from '../case-query';
import { recordsQuery } from '../files/records-query';
import styles from './acts.module.css';
import { type ActCode, type FormAct, offeredOn } from './offered';
import { pathsQuery } from '../path/path-query';
import { standingTo } from './standing';

const openSheet = () => import('./act-sheet');
const ActSheet = lazy(async () => ({ default: (await openSheet()).ActSheet }));

/** The modes of which one at a time carries the case on; the others give advice or help beside it. */
const CARRIES_ON: ReadonlySet<string> = new Set(['refer', 'transfer']);

/** What whoever reads the case may do on it now: the likeliest as buttons, the rest in a menu. */
export function ActsBar({ theCase }: { readonly theCase: Case }): ReactElement | null {
  const navigate = useNavigate();
  const session = useSession();
  const standing = standingTo(session, theCase);
  const { data: paths = [] } = useQuery(pathsQuery(theCase.id));
  const reported = paths.filter(
    ({ state, senderAgencyName }) =>
      state === 'reported' && session.memberships.some(({ agencyName }) => agencyName === senderAgencyName),
  );
  const { data: records } = useQuery(recordsQuery(theCase.id));
  const [open, setOpen] = useState<FormAct | 'menu' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  // The forms are on their way while the page is read, and a sheet opens with its form: the focus is in it at once.
  useEffect(() => void openSheet().catch(() => undefined), []);
  const isTimeAsked = records?.extensions.some(({ decision }) => decision === null) ?? false;
  const isAway = paths.some(({ mode, ending }) => ending === null && CARRIES_ON.has(mode));
  const { buttons, menu } = offeredOn({ theCase, standing, isAway, isTimeAsked });
  // Whoever is writing when a colleague ends the case keeps the form, and is told by the server why it is not taken any more.
  const isWriting = open !== null && open !== 'menu';
  if (!isWriting && reported.length + buttons.length + menu.length === 0) return null;
  const choose = (act: ActCode | 'menu'): void => {
    setSaid(null);
    if (act === 'send') void navigate(`/cases/${theCase.id}/send`);
    else setOpen(act);
  };
  return (
    <div className={styles['bar']}>
      {said === null ? null : <Say tone="good">{said}</Say>}
      <div className={styles['buttons']}>
        {reported.map(({ id, recipientAgencyName }) => (
          <ButtonLink key={id} to={`/referrals/${id}`}>
            {ACTS_BAR.confirm(recipientAgencyName)}
          </ButtonLink>
        ))}
        {buttons.map((act, index) => (
          <Button
            key={act}
            look={index === 0 && reported.length === 0 ? 'main' : 'plain'}
            onClick={() => choose(act)}
          >
            {ACT_NAMES[act]}
          </Button>
        ))}
        {menu.length === 0 ? null : <Button onClick={() => choose('menu')}>{ACT_NAMES.menu}</Button>}
      </div>
      {open === null ? null : (
        <Suspense fallback={<Opening />}>
          <Sheet key={open} title={ACT_NAMES[open]} onClose={() => setOpen(null)}>
            <ActSheet
              theCase={theCase}
              menu={menu}
              act={open}
              onChoose={choose}
              onDone={(words) => {
                setOpen((now) => (now === open ? null : now));
                setSaid(words ?? null);
              }}
            />
          </Sheet>
        </Suspense>
      )}
    </div>
  );
}
