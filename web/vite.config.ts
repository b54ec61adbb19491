import legacy from '@vitejs/plugin-legacy';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Desks run Chromium 90 and newer: what is newer in language or library is written down to it or brought along. */
const BROWSER_FLOOR = 'chrome90';
const TARGETS = 'chrome >= 90';

/** What the packages call that came later. Finding them out by their names would bring 17 kB along for uses that are none. */
const BROUGHT_ALONG = [
  'es.array.at',
  'es.array.find-last',
  'es.array.find-last-index',
  'es.string.at-alternative',
  'es.object.has-own',
];

/** Brings it to those alone who lack it: 5 kB less for everybody else (`public/floor.js`). */
const broughtToOldOnly: Plugin = {
  name: 'brought-to-old-only',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replace(
        /<script type="module" crossorigin src="([^"]*polyfills[^"]*)"><\/script>/,
        '<script src="/floor.js" data-brings="$1"></script>',
      ),
  },
};

export default defineConfig({
  plugins: [
    react(),
    legacy({ renderLegacyChunks: false, modernPolyfills: BROUGHT_ALONG, modernTargets: TARGETS }),
    broughtToOldOnly,
  ],
  build: {
    cssTarget: BROWSER_FLOOR,
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: true,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/health': 'http://127.0.0.1:3000' } },
});
