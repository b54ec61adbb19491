import { Problem } from '../../../api/problem';
import { BESIDE } from './beside';
import { DECIDING } from './deciding';
import { RULING } from './ruling';
import { SENDING } from './sending';
import { NOTHING, type StepSheetOf, type StepSheets } from './sheet-type';
import { WORKING } from './working';

const ALL: StepSheets = { ...DECIDING, ...WORKING, ...SENDING, ...RULING, ...BESIDE };

/** The form of a step. One that the server has learned since this page was opened is refused: the page has to be opened anew. */
export function sheetOf(step: string): StepSheetOf {
  return ALL[step] ?? { fields: NOTHING, send: () => Promise.reject(new Problem(409, 'wrong_state', {})) };
}
