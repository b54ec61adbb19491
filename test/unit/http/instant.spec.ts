import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isInstant } from '../../../src/platform/http/instant.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

describe('an instant that comes in', () => {
  it.each([
    '2026-03-05T10:20:00+08:00',
    '2026-03-05T10:20+08:00',
    '2026-03-05T02:20:00Z',
    '2026-03-05T02:20:00.123Z',
    '1900-01-01T00:00:00+08:00',
  ])('is %s', (text) => {
    expect(isInstant(text)).toBe(true);
  });

  it.each<[unknown, string]>([
    ['2026-03-05T10:20:00', 'has no offset: the server would read it in its own zone'],
    ['2026-03-05', 'is a day'],
    ['2026-03-05 10:20:00+08:00', 'has a blank for the T'],
    ['2026-02-30T10:20:00+08:00', 'is of a day that there is not'],
    ['2026-03-05T25:20:00+08:00', 'is of an hour that there is not'],
    ['1026-03-05T10:20:00+08:00', 'is a slip of the pen for 2026'],
    ['20260-03-05T10:20:00+08:00', 'has five digits for a year'],
    [1772677200000, 'is a number'],
    [null, 'is nothing'],
  ])('is not %s: it %s', (value) => {
    expect(isInstant(value)).toBe(false);
  });

  it('is asked for by this validator alone: what else is read as a date is a day', () => {
    const inputs = ['src', 'modules'].flatMap((top) =>
      readdirSync(path.join(ROOT, top), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.dto.ts'))
        .map((file) => path.join(top, file)),
    );
    expect(inputs.length).toBeGreaterThan(20);
    const loose = inputs.flatMap((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8');
      const found = text.match(/(@Matches\(\/\^\\d\{4\}-.*\n\s*)?@Is(ISO8601|DateString|Date)\(/g) ?? [];
      return found.filter((door) => !door.startsWith('@Matches')).map(() => file);
    });
    expect(loose).toEqual([]);
  });
});
