import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import { sniff } from '../../../modules/documents/files/sniff.js';
import { JPEG, officeFile, PDF, PNG, SAMPLES, zipOf } from './samples.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'accord-sniff-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function sniffed(content: Buffer): Promise<string> {
  const file = path.join(folder, 'file');
  await writeFile(file, content);
  return sniff(file);
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const refusedAs = (code: string) => expect.objectContaining({ kind: 'unsupported_media', code });

describe('what a file is', () => {
  it.each(SAMPLES)('%s is known by its content', async (mediaType, content) => {
    expect(await sniffed(content)).toBe(mediaType);
  });

  it('a table that a spreadsheet program would open is known', async () => {
    const table = await writeExcelFile([[{ value: '案号' }, { value: '望江（和）〔2026〕1号' }]]).toBuffer();
    expect(await sniffed(table)).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  });

  it('text of an old Chinese Windows is text', async () => {
    expect(await sniffed(Buffer.from([0xd5, 0xc5, 0xc8, 0xfd, 0x0d, 0x0a]))).toBe('text/plain');
  });

  it('a long text is text, wherever a character is cut between two reads', async () => {
    expect(await sniffed(Buffer.from(`a${'纠纷'.repeat(60_000)}`))).toBe('text/plain');
  });

  it('a photo with a film behind it, as telephones take it, is a photo', async () => {
    expect(await sniffed(Buffer.concat([JPEG, SAMPLES[11]?.[1] ?? JPEG]))).toBe('image/jpeg');
  });

  it('a file without a byte is refused', async () => {
    await expect(sniffed(Buffer.alloc(0))).rejects.toMatchObject({ kind: 'invalid', code: 'file_empty' });
  });
});

describe('what is not taken', () => {
  it.each([
    ['a Windows program', latin1('MZ\x90\x00\x03\x00\x00\x00'.padEnd(256, '\0'))],
    ['a Linux program', latin1('\x7fELF\x02\x01\x01\x00'.padEnd(256, '\0'))],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['a batch file', Buffer.from('@echo off\r\nformat c:\r\n')],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a web page behind a byte order mark', Buffer.from('\uFEFF\n<html><body>x</body></html>')],
    ['a drawing that may carry a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an archive', zipOf([{ name: 'a.txt', text: 'a' }])],
    [
      'a Word file with macros',
      officeFile('word/document.xml', 'application/vnd.ms-word.document.macroEnabled'),
    ],
    ['an old Office file', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'.padEnd(600, '\0'))],
    ['bytes of no known kind', Buffer.from([1, 2, 3, 4, 0, 255, 254, 7])],
    ['an animation', latin1('GIF89a'.padEnd(64, '\0'))],
  ])('%s is refused', async (_what, content) => {
    await expect(sniffed(content)).rejects.toEqual(refusedAs('file_type_refused'));
  });

  it.each([
    ['an archive behind a photo', Buffer.concat([JPEG, zipOf([{ name: 'a.exe', text: 'MZ' }])])],
    ['a RAR archive behind a photo', Buffer.concat([PNG, latin1('Rar!\x1a\x07\x01\x00')])],
    ['an archive behind a PDF', Buffer.concat([PDF, zipOf([{ name: 'a.jar', text: 'x' }])])],
    ['a PDF inside a photo', Buffer.concat([JPEG.subarray(0, 20), PDF, JPEG.subarray(20)])],
    ['a web page inside a photo', Buffer.concat([JPEG.subarray(0, 20), Buffer.from('<html><script>'), JPEG])],
    [
      'a program behind a photo',
      Buffer.concat([JPEG, Buffer.alloc(70_000), Buffer.from('!This program cannot be run in DOS mode.')]),
    ],
    [
      'macros inside a plain Word file',
      officeFile(
        'word/document.xml',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        [{ name: 'word/vbaProject.bin', text: 'x' }],
      ),
    ],
  ])('%s is refused as a file with two faces', async (_what, content) => {
    await expect(sniffed(content)).rejects.toEqual(refusedAs('file_has_two_faces'));
  });

  it('a second face is found where two reads meet', async () => {
    const trace = latin1('Rar!\x1a\x07');
    const across = Buffer.concat([JPEG, Buffer.alloc(64 * 1024 - JPEG.length - 3), trace, Buffer.alloc(10)]);
    await expect(sniffed(across)).rejects.toEqual(refusedAs('file_has_two_faces'));
  });
});
