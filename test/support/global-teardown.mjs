/** Stops the server that `global-setup.mjs` started; whoever comes second finds nothing left to stop. */
export default async function globalTeardown() {
  const server = globalThis.accordTestServer;
  globalThis.accordTestServer = undefined;
  await (await server)?.stop();
}
