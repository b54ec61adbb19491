import type { ReactElement } from 'react';
import { DRAFTS } from '../texts/drafts';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Sheet } from '../ui/sheet';
import { unsent } from './unsent';

/** Tells whoever signs out what they have written and not sent, and what becomes of it. */
export function LeaveSheet({
  onStay,
  onLeave,
}: {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}): ReactElement {
  return (
    <Sheet title={DRAFTS.leaveTitle} onClose={onStay}>
      <div className={card['form']}>
        <p>{DRAFTS.leave(unsent())}</p>
        <Button look="main" onClick={onStay} autoFocus>
          {DRAFTS.stay}
        </Button>
        <Button onClick={onLeave}>{DRAFTS.leaveAnyway}</Button>
      </div>
    </Sheet>
  );
}
