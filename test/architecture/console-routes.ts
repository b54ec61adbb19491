import fs from 'node:fs';

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
/** Every route of the console, without its leading `/`; `*` is where there is no page. */
export const ROUTES = [...pathsIn('web/src/app/routes.tsx'), ...AREAS.map((path) => `${ADMIN}/${path}`)];

/** Whether an address is one of this route: `:id` stands for a part, `:key?` for one that may be left out. */
export const isOf = (route: string): ((address: string) => boolean) => {
  const pattern = route.replace(/\/:\w+\?/g, '(/[^/]+)?').replace(/:\w+/g, '[^/]+');
  return (address) => new RegExp(`^/${pattern}$`).test(address);
};
