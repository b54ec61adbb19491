/** The parts of a case number: unique in station, year and sequence. */
export interface CaseNumber {
  readonly year: number;
  /** Short Chinese name of the station as printed, such as 青羊所. */
  readonly stationName: string;
  /** From 1. */
  readonly sequence: number;
}

/** What a typed number tells; a station by name or by code, whichever was typed. */
export interface ParsedCaseNumber {
  readonly year: number;
  readonly station: string;
  readonly sequence: number;
}

const SEQUENCE_DIGITS = 6;
const PRINTED = /^和[〔[(【](\d{4})[〕\])】](.+?)第?0*(\d{1,9})号?$/;
const KEY = /^H-?(\d{4})-?([A-Z]{1,12}(?:\d{1,4}(?=-))?)-?0*(\d{1,9})$/;

/** 和〔2026〕青羊所第000123号, as on papers. */
export function formatCaseNumber({ year, stationName, sequence }: CaseNumber): string {
  return `和〔${year}〕${stationName}第${padded(sequence)}号`;
}

/**
 * H2026-QY-000123: the form for search, file names and spoken use; sorts by year, station and sequence.
 *
 * @param stationCode letters, then up to four digits; ASCII
 * @throws RangeError when the code could not be read back
 */
export function caseNumberKey(number: Pick<CaseNumber, 'year' | 'sequence'>, stationCode: string): string {
  if (!/^[A-Z]{1,12}\d{0,4}$/.test(stationCode))
    throw new RangeError(`station code ${stationCode} is not A-Z0-9`);
  return `H${number.year}-${stationCode}-${padded(number.sequence)}`;
}

/** Reads either form as people type it (other brackets, no zeros, no 第 or 号, lower case); null when it is neither. */
export function parseCaseNumber(text: string): ParsedCaseNumber | null {
  const compact = text.normalize('NFKC').replace(/\s/g, '');
  const match = PRINTED.exec(compact) ?? KEY.exec(compact.toUpperCase());
  if (!match) return null;
  const [, year, station = '', sequence] = match;
  return Number(sequence) === 0 ? null : { year: Number(year), station, sequence: Number(sequence) };
}

function padded(sequence: number): string {
  return String(sequence).padStart(SEQUENCE_DIGITS, '0');
}
