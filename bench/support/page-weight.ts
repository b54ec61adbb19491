import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageRoot } from '../../src/platform/config/package-root.js';

const BUILT = path.join(packageRoot(), 'dist/web');
/** What every page needs: the door, and what finds out whether the browser is an old one; what those lack comes to them alone. */
const EVERY_PAGE = ['index.html'];
const FLOOR = 'floor.js';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly isDynamicEntry?: boolean;
}

/** How heavy the pages of the built console are. */
export class PageWeights {
  private readonly chunks = JSON.parse(
    fs.readFileSync(path.join(BUILT, '.vite/manifest.json'), 'utf8'),
  ) as Readonly<Record<string, Chunk>>;

  /** Every part that is loaded when it is first wanted, by its source below `web/`. */
  get parts(): readonly string[] {
    return Object.keys(this.chunks).filter((name) => this.chunks[name]?.isDynamicEntry === true);
  }

  /** Bytes over the wire before a page stands there that nobody has opened before: it, and what every page needs. */
  firstLoad(part: string): number {
    const files = new Set<string>([FLOOR]);
    const need = (name: string): void => {
      const chunk = this.chunks[name];
      if (chunk === undefined || files.has(chunk.file)) return;
      for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
      chunk.imports?.forEach(need);
    };
    [...EVERY_PAGE, part].forEach(need);
    return [...files].reduce(
      (sum, file) => sum + gzipSync(fs.readFileSync(path.join(BUILT, file))).length,
      0,
    );
  }
}
