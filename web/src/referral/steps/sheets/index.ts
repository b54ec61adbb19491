import { BESIDE } from './beside';
import { DECIDING } from './deciding';
import { RULING } from './ruling';
import { SENDING } from './sending';
import { NOTHING, type StepSheetOf, type StepSheets } from './sheet-type';
import { WORKING } from './working';

const ALL: StepSheets = { ...DECIDING, ...WORKING, ...SENDING, ...RULING, ...BESIDE };

/** Names of all steps that have a form. */
export const SHEET_NAMES: readonly string[] = Object.keys(ALL);

/** The form of a step. One that the server has learned since then asks nothing and sends nothing. */
export function sheetOf(step: string): StepSheetOf {
  return ALL[step] ?? { fields: NOTHING, send: () => Promise.resolve({}) };
}
