import { lazy, type ReactElement, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { CASE } from '../texts/case';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import styles from './case.module.css';

const PoliceText = lazy(async () => ({ default: (await import('./police-text')).PoliceText }));

/** The case on paper, and as a text for the police's own system. */
export function Papers({ caseId }: { readonly caseId: string }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles['papers']}>
      <Link to={`/cases/${caseId}/print`}>{CASE.print}</Link>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {CASE.policeText}
      </Button>
      {isOpen ? (
        <Sheet title={CASE.policeText} onClose={() => setOpen(false)}>
          <Suspense fallback={null}>
            <PoliceText caseId={caseId} />
          </Suspense>
        </Sheet>
      ) : null}
    </div>
  );
}
