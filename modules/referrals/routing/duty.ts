import { chinaTimeOfDay } from '../../../src/kernel/china-time.js';
import type { AgencyDuty } from '../../identity/index.js';

const HOURS = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/;

/** `none`: nobody is ever on call; `off`: somebody is, not at this hour. */
export type DutyState = 'on' | 'off' | 'none';

/**
 * Whether somebody of the agency is on call at this instant. Hours are half-open and may run over midnight
 * (`20:00-06:00`); hours that cannot be read count as off, for a red case must not rest on a guess.
 */
export function dutyAt(duty: AgencyDuty | null, at: Date): DutyState {
  if (duty === null) return 'none';
  const parts = HOURS.exec(duty.hours);
  if (parts === null) return 'off';
  const [from = 0, to = 0] = [minutes(parts[1], parts[2]), minutes(parts[3], parts[4])];
  const [hour, minute] = chinaTimeOfDay(at).split(':');
  const now = minutes(hour, minute);
  const isOn = from < to ? now >= from && now < to : now >= from || now < to;
  return isOn ? 'on' : 'off';
}

function minutes(hour: string | undefined, minute: string | undefined): number {
  return Number(hour) * 60 + Number(minute);
}
