import type { DomainEvent } from '../../../src/platform/database/tx.js';
import type { ClockRow } from './clock-row.js';

/** Something that happened to a clock, for the timeline of its case. Ids and codes only. */
export function clockTold(
  type: `clock.${string}`,
  clock: ClockRow,
  payload: Readonly<Record<string, unknown>>,
): DomainEvent {
  return {
    type,
    subjectType: 'clock',
    subjectId: clock.id,
    streamId: clock.caseId ?? clock.subjectId,
    payload: {
      clockId: clock.id,
      name: clock.name,
      item: clock.item,
      clockSubjectType: clock.subjectType,
      clockSubjectId: clock.subjectId,
      caseId: clock.caseId,
      cycle: clock.cycle,
      band: clock.band,
      class: clock.class,
      areaId: clock.areaId,
      ownerAgencyId: clock.ownerAgencyId,
      ownerUserId: clock.ownerUserId,
      ...payload,
    },
  };
}
