import { withServer, type Server } from '../../src/cli/client/own-server.js';
import { TestBrowser } from '../support/browser.js';
import { Hand } from './hand.js';
import { type Errand, ERRANDS } from './errands.js';

/**
 * `npm run minute [NAME …]` does what people do every day, with their hands’ speed, in a real browser on the demonstration
 * district, and prints what it took beside what it may take.
 */
async function main(names: readonly string[]): Promise<void> {
  const chosen = ERRANDS.filter(({ name }) => names.length === 0 || names.includes(name));
  let isWithin = true;
  await withServer(async (server) => {
    const browser = await TestBrowser.start();
    try {
      console.log('| who | what | interactions | typed fields | seconds | budget | |');
      console.log('| --- | --- | --- | --- | --- | --- | --- |');
      for (const errand of chosen) isWithin = (await run(errand, { server, browser })) && isWithin;
    } finally {
      await browser.close();
    }
  }, 'demo');
  if (!isWithin) process.exitCode = 1;
}

async function run(
  errand: Errand,
  { server, browser }: { readonly server: Server; readonly browser: TestBrowser },
): Promise<boolean> {
  const path = await errand.prepare(server);
  const visit = await browser.open(server.url, errand.size);
  const { page } = visit;
  await page.goto(path);
  await visit.signIn(errand.as, server.passwordOf(errand.as));
  await errand.begins(page).waitFor();
  const hand = new Hand(page);
  const startedAt = performance.now();
  await errand.play(hand);
  const seconds = (performance.now() - startedAt) / 1000;
  await visit.close();
  const { interactions, seconds: most } = errand.budget;
  const isWithin = seconds <= most && (interactions === null || hand.interactions <= interactions);
  const budget = [interactions === null ? null : `≤ ${interactions}`, `≤ ${most} s`]
    .filter(Boolean)
    .join(', ');
  console.log(
    `| ${errand.who} | ${errand.what} | ${hand.interactions} | ${hand.typedFields} | ${seconds.toFixed(1)} | ${budget} | ${isWithin ? 'kept' : '**not kept**'} |`,
  );
  return isWithin;
}

await main(process.argv.slice(2));
