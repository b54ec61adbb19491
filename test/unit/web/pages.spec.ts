import { type ReadPage, sightOf, withPage } from '../../../web/src/ui/long-list/pages.js';

const page = (items: string, nextCursor: string | null = 'more'): ReadPage<string> => ({
  items: items.split(''),
  nextCursor,
  readAt: 0,
});
const keyOf = (item: string): string => item;
const rowsOf = (pages: readonly ReadPage<string>[]): string =>
  pages.map(({ items }) => items.join('')).join('|');

describe('a page read anew', () => {
  it('takes the place of what it was', () => {
    expect(rowsOf(withPage([page('abc'), page('def'), page('ghi')], 1, page('dxf'), keyOf))).toBe(
      'abc|dxf|ghi',
    );
  });

  it('comes after the last that is known', () => {
    expect(rowsOf(withPage([page('abc')], 1, page('def', null), keyOf))).toBe('abc|def');
  });

  it('takes a row with it that stood on another one, so that none is shown twice', () => {
    expect(rowsOf(withPage([page('abc'), page('def'), page('ghi')], 0, page('hab'), keyOf))).toBe(
      'hab|def|gi',
    );
    expect(rowsOf(withPage([page('abc'), page('def')], 1, page('cde'), keyOf))).toBe('ab|cde');
  });

  it('ends the list where it is the last', () => {
    expect(rowsOf(withPage([page('abc'), page('def'), page('ghi')], 1, page('d', null), keyOf))).toBe(
      'abc|d',
    );
  });

  it('may be empty', () => {
    expect(rowsOf(withPage([page('abc')], 0, page('', null), keyOf))).toBe('');
  });
});

describe('the pages in sight', () => {
  const pages = [page('abc'), page('def'), page('ghi', null)];

  it('are those on which the first and the last row stand', () => {
    expect(sightOf(pages, { first: 1, last: 1 }, 0)).toEqual({ first: 0, last: 0 });
    expect(sightOf(pages, { first: 2, last: 3 }, 0)).toEqual({ first: 0, last: 1 });
    expect(sightOf(pages, { first: 6, last: 8 }, 0)).toEqual({ first: 2, last: 2 });
  });

  it('are one more near the end, unless there is none', () => {
    const open = [page('abc'), page('def')];
    expect(sightOf(open, { first: 0, last: 3 }, 2)).toEqual({ first: 0, last: 1 });
    expect(sightOf(open, { first: 0, last: 4 }, 2)).toEqual({ first: 0, last: 2 });
    expect(sightOf(pages, { first: 0, last: 8 }, 2)).toEqual({ first: 0, last: 2 });
  });

  it('are the first where no row is', () => {
    expect(sightOf([page('', null)], { first: 0, last: 0 }, 2)).toEqual({ first: 0, last: 0 });
  });
});
