import { SCREENS } from '../screens/pages.js';
import { isOf, ROUTES } from './console-routes.js';

describe('the pictures of the pages', () => {
  const addresses = SCREENS.map(({ path }) => path);

  it('show every page that has an address', () => {
    expect(ROUTES.length).toBeGreaterThan(30);
    const named = ROUTES.filter((route) => route !== '*');
    expect(named.filter((route) => !addresses.some(isOf(route)))).toEqual([]);
  });

  it('show what stands where there is no page', () => {
    const none = addresses.filter(
      (address) => address !== '/' && !ROUTES.some((route) => isOf(route)(address)),
    );
    expect(none).toEqual(['/no-such-page']);
  });

  it('have a name each', () => {
    const names = SCREENS.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
