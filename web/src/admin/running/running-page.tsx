import type { ReactElement } from 'react';
import { RUNNING } from '../../texts/admin-running';
import { Page } from '../parts/page';
import { Deliveries } from './deliveries';
import { Incidents } from './incidents';

/** What could not be done without a person, and what became of the messages. */
export function RunningPage(): ReactElement {
  return (
    <Page title={RUNNING.title} lead={RUNNING.lead}>
      <Incidents />
      <Deliveries />
    </Page>
  );
}
