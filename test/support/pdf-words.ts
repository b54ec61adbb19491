import { spawnSync } from 'node:child_process';

/** Whether this machine has poppler. */
export const hasReader = spawnSync('pdftotext', ['-v']).status === 0;

/** Reported as skipped on a machine without poppler: the words of a PDF are then not checked. */
export const itReads = hasReader ? it : it.skip;

/** The words of a PDF as a reader finds them, without line ends and spaces. */
export function wordsOf(pdf: Buffer): string {
  const args = ['-raw', '-enc', 'UTF-8', '-', '-'];
  return spawnSync('pdftotext', args, { input: pdf, encoding: 'utf8' }).stdout.replace(/\s/g, '');
}
