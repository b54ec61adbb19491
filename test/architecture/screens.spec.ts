import fs from 'node:fs';
import { SCREENS } from '../screens/pages.js';

/** Every path that a file of routes names, alone or in a list of those with one page. */
function pathsIn(file: string): string[] {
  const text = fs.readFileSync(file, 'utf8');
  const alone = [...text.matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path);
  const listed = [...text.matchAll(/\.\.\.\[([^\][]+)\]\.map\(\(path\)/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([^']+)'/g)].map(([, path = '']) => path),
  );
  return [...alone, ...listed];
}

const [ADMIN = '', ...AREAS] = pathsIn('web/src/admin/admin-routes.ts');
const ROUTES = [...pathsIn('web/src/app/routes.tsx'), ...AREAS.map((path) => `${ADMIN}/${path}`)];

/** Whether an address is one of this route: `:id` stands for a part, `:key?` for one that may be left out. */
const isOf = (route: string): ((address: string) => boolean) => {
  const pattern = route.replace(/\/:\w+\?/g, '(/[^/]+)?').replace(/:\w+/g, '[^/]+');
  return (address) => new RegExp(`^/${pattern}$`).test(address);
};

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
