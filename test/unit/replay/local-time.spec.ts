import { isTimeZone, localInstant } from '../../../modules/referrals/replay/local-time.js';

const NEW_YORK = 'America/New_York';
const utc = (text: string): string | undefined => localInstant(NEW_YORK, text)?.toISOString();

describe('local times of a file', () => {
  it('are read with the offset of their season', () => {
    expect(utc('2016-01-12T23:00')).toBe('2016-01-13T04:00:00.000Z');
    expect(utc('2015-07-01T08:30:05')).toBe('2015-07-01T12:30:05.000Z');
  });

  it('mean the first of two where the clock is put back', () => {
    expect(utc('2015-11-01T01:30:00')).toBe('2015-11-01T05:30:00.000Z');
  });

  it('are read with the offset before where the clock skips them', () => {
    expect(utc('2015-03-08T02:30:00')).toBe('2015-03-08T07:30:00.000Z');
  });

  it('are refused where the calendar has no such day or the text is none', () => {
    expect(localInstant(NEW_YORK, '2015-02-30T10:00')).toBeNull();
    expect(localInstant(NEW_YORK, '2015-02-03T24:00')).toBeNull();
    expect(localInstant(NEW_YORK, '2015-02-03')).toBeNull();
  });

  it('need a zone that exists', () => {
    expect(isTimeZone(NEW_YORK)).toBe(true);
    expect(isTimeZone('America/Springfield')).toBe(false);
  });
});
