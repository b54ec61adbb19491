import { PAGES } from '../browser/pages.js';
import { isOf, ROUTES } from './console-routes.js';

const addresses = PAGES.map(({ path }) => path.replace(/\?.*/, ''));

describe('the pages that are looked at for their fitness, and waited for', () => {
  it('are every page that has an address', () => {
    const named = ROUTES.filter((route) => route !== '*');
    expect(named.filter((route) => !addresses.some(isOf(route)))).toEqual([]);
  });

  it('have an address each, but for where there is no page', () => {
    const none = addresses.filter((address) => !ROUTES.some((route) => isOf(route)(address)));
    expect(none).toEqual(['/no-such-page']);
  });
});
