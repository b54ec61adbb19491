import fs from 'node:fs';
import path from 'node:path';

/** The folder that holds the product's package.json, whether this runs from `dist/` or from the sources. */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!fs.existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${import.meta.dirname}`);
    folder = parent;
  }
  return folder;
}
