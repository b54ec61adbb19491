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

/** The console is put together by Vite, which asks for no endings. */
const CONSOLE = `${ROOT}web/src/`;

/** Of an import within the console, the file; null for anything else, also for what it names with an ending: the kernel. */
function withinConsole(specifier, parentURL = '') {
  if (!parentURL.startsWith(CONSOLE) || !specifier.startsWith('.') || specifier.endsWith('.js')) return null;
  return new URL(`${specifier}.ts`, parentURL).href;
}

/**
 * Imports name the compiled file: `./case.js` from a `.ts` file is `./case.ts`, where there is one. What a test imports of
 * the product is what was built of it, as `npm start` runs it.
 */
export async function resolve(specifier, context, next) {
  const ofConsole = withinConsole(specifier, context.parentURL);
  if (ofConsole !== null) return next(ofConsole, context);
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
