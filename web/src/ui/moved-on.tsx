import type { ReactElement } from 'react';
import { MOVED_ON } from '../texts/problems';
import { Button } from './button';
import { Say } from './say';
import type { Read } from './use-read';

/**
 * Says to whoever writes that the page behind the form shows something newer than they have read; nothing is sent on that unseen.
 * @param word where it stands now
 */
export function MovedOn({ read, word }: { readonly read: Read; readonly word: string }): ReactElement | null {
  if (!read.isPast) return null;
  return (
    <Say tone="plain">
      {MOVED_ON.say(word)}
      <Button look="quiet" onClick={() => read.look()}>
        {MOVED_ON.goOn}
      </Button>
    </Say>
  );
}
