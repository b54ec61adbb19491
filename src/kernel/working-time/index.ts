export { assertCalendar, type Calendar, type WallInterval } from './calendar.js';
export { NegativeAmount, NoWorkingTime } from './errors.js';
export { DAY_MS, formatLocalDay, parseLocalDay, type LocalDay } from './local-day.js';
export {
  statutoryDays,
  statutoryHours,
  statutoryMonths,
  statutoryWorkingDays,
  type HourRule,
} from './statutory.js';
export { supersede } from './superseded.js';
export { withHours } from './with-hours.js';
export { compileCalendar } from './working-calendar.js';
export {
  addWorkingDays,
  addWorkingDaysTo,
  businessPeriods,
  rollToWorkingDay,
  workingDaysBetween,
  type DayConvention,
  type DayMode,
  type DaySpan,
} from './working-days.js';
export type { WorkingTime } from './working-time.js';
export { Zone } from './zone.js';
