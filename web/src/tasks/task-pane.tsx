import { lazy, type ReactElement, Suspense } from 'react';
import { Link } from 'react-router';
import { Opening } from '../app/page-states';
import { TASKS } from '../texts/tasks';
import { Button } from '../ui/button';
import { STEP_KEYS } from './step-keys';
import styles from './tasks.module.css';

const ReferralSheet = lazy(async () => ({
  default: (await import('../referral/referral-page')).ReferralSheet,
}));

/** What was opened out of the list, beside it: read and answered there. */
export function TaskPane({
  referralId,
  hasKeys,
  onClose,
}: {
  readonly referralId: string;
  readonly hasKeys: boolean;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <aside className={styles['pane']} aria-label={TASKS.pane} tabIndex={-1}>
      <div className={styles['tools']}>
        <Link to={`/referrals/${referralId}`}>{TASKS.wholePage}</Link>
        <Button look="quiet" onClick={onClose}>
          {TASKS.close}
        </Button>
      </div>
      <Suspense fallback={<Opening />}>
        <ReferralSheet key={referralId} id={referralId} isBeside keys={hasKeys ? STEP_KEYS : null} />
      </Suspense>
    </aside>
  );
}
