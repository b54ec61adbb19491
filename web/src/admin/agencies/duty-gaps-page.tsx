import type { ReactElement } from 'react';
import { DutyPart } from '../../flows/duty-part';
import { AGENCIES } from '../../texts/admin-agencies';
import { Page } from '../parts/page';

/** Agencies without duty at night, for whoever sets duty. */
export function DutyGapsPage(): ReactElement {
  return (
    <Page title={AGENCIES.withoutDuty} lead={AGENCIES.withoutDutyLead}>
      <DutyPart />
    </Page>
  );
}
