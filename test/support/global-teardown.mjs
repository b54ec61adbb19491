import fs from 'node:fs';

/** Stops the server that `global-setup.mjs` started; the last project to finish finds nothing left to stop. */
export default async function globalTeardown() {
  const server = await globalThis.accordTestServer;
  globalThis.accordTestServer = undefined;
  if (server === undefined) return;
  await server.stop();
  fs.rmSync(server.folder, { recursive: true, force: true });
}
