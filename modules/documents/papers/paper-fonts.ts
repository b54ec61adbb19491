import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readCoverage } from './font-coverage.js';

const require = createRequire(import.meta.url);
const fontFile = (name: string): string => require.resolve(`@expo-google-fonts/noto-sans-sc/${name}`);

/** The two weights papers are printed in; both are embedded, cut down to the characters used. */
export const PAPER_FONT = {
  normal: fontFile('400Regular/NotoSansSC_400Regular.ttf'),
  bold: fontFile('600SemiBold/NotoSansSC_600SemiBold.ttf'),
} as const;

let coverage: ((codePoint: number) => boolean) | undefined;

/** Whether both weights can draw the character. The files are read once, at the first question. */
export function isPrintable(codePoint: number): boolean {
  coverage ??= inAll([PAPER_FONT.normal, PAPER_FONT.bold].map((path) => readCoverage(readFileSync(path))));
  return coverage(codePoint);
}

function inAll(fonts: readonly ((codePoint: number) => boolean)[]): (codePoint: number) => boolean {
  return (codePoint) => fonts.every((has) => has(codePoint));
}
