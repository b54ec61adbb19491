import { lazy, type ReactElement, Suspense } from 'react';
import type { OfSupervision } from './supervision-card';

const SupervisionCard = lazy(async () => ({ default: (await import('./supervision-card')).SupervisionCard }));

/** The written orders about what a page shows, once that page stands: few pages have any. */
export function SupervisionLater(props: OfSupervision): ReactElement {
  return (
    <Suspense fallback={null}>
      <SupervisionCard {...props} />
    </Suspense>
  );
}
