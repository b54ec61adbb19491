import { EXTENSION_OF, type MediaType } from './media-types.js';

const MAX_CHARACTERS = 120;
/** Control characters, and those that turn the direction of writing: they make `…exe.jpg` out of `…gpj.exe`. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** The name a sender gave, made fit to show: no folders, no invisible characters, 120 characters at most. */
export function cleanName(declared: string | undefined): string {
  const last = (declared ?? '').split(/[/\\]/).at(-1) ?? '';
  const shown = [...last.replace(INVISIBLE, '').trim()].slice(0, MAX_CHARACTERS).join('');
  return /^\.*$/.test(shown) ? '未命名' : shown;
}

/** The name of a download ends in what the content is, whatever its sender called it. */
export function downloadName(originalName: string, mediaType: MediaType): string {
  const extension = EXTENSION_OF[mediaType];
  const ends = originalName.toLowerCase().endsWith(`.${extension}`);
  const jpeg = extension === 'jpg' && originalName.toLowerCase().endsWith('.jpeg');
  return ends || jpeg ? originalName : `${originalName}.${extension}`;
}
