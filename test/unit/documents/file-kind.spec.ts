import { kindOf } from '../../../modules/documents/files/file-kind.js';

it.each([
  [undefined, 'image/jpeg', 'photo'],
  [undefined, 'audio/mpeg', 'recording_ref'],
  [undefined, 'application/pdf', 'paper'],
  ['paper', 'image/jpeg', 'paper'],
  ['recording_ref', 'text/plain', 'recording_ref'],
] as const)('said to be %s and found to be %s, a file is a %s', (said, mediaType, kind) => {
  expect(kindOf(said, mediaType)).toBe(kind);
});

it.each([
  ['photo', 'application/pdf'],
  ['paper', 'video/mp4'],
  ['recording_ref', 'image/png'],
] as const)('said to be %s and found to be %s, a file is refused', (said, mediaType) => {
  expect(() => kindOf(said, mediaType)).toThrow(expect.objectContaining({ code: 'file_kind_mismatch' }));
});
