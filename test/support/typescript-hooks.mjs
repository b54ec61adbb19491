import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

/** What `tsconfig.json` tells the build. */
const OPTIONS = {
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

const isTypeScript = (url) => pathOf(url ?? '').endsWith('.ts');

/** Without the mark that makes a test file new each time it is run. */
function pathOf(url) {
  return url.split('?', 1)[0];
}

const ROOT = new URL('../../', import.meta.url).href;
/** What is built. */
const PRODUCT = /^(?:src|modules|bench)\//;

/** Of a file of the sources, where the build has put it; null for anything else. */
function builtOf(url) {
  const name = url.startsWith(ROOT) ? url.slice(ROOT.length) : '';
  return PRODUCT.test(name) ? `${ROOT}dist/${name}` : null;
}

/**
 * Imports name the compiled file: `./case.js` from a `.ts` file is `./case.ts`, where there is one. What a test imports of
 * the product is what was built of it, as `npm start` runs it.
 */
export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && specifier.endsWith('.js') && isTypeScript(context.parentURL)) {
    const built = builtOf(new URL(specifier, context.parentURL).href);
    if (built !== null) return next(built, context);
    try {
      return await next(specifier.replace(/\.js$/, '.ts'), context);
    } catch (error) {
      if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    }
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!isTypeScript(url)) return next(url, context);
  const filename = fileURLToPath(pathOf(url));
  const { code } = await transform(await readFile(filename, 'utf8'), { ...OPTIONS, filename });
  return { format: 'module', source: code, shortCircuit: true };
}
