import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Voice } from '../../../src/cli/client/voice.js';
import { runTraces } from '../../../src/cli/conformance/run-traces.js';
import { readTraceFile, type TraceVerdict } from '../../../src/cli/conformance/trace-file.js';
import { makeTraceWorld } from '../../../src/cli/conformance/trace-world.js';
import { BARE_INSTALLATION } from '../../../src/first-start/bare-installation.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { WORLD_PASSWORD } from '../../support/world.js';

const FILE = path.resolve(import.meta.dirname, '../../conformance/referral_fsm.json');
const file = readTraceFile(JSON.parse(readFileSync(FILE, 'utf8')));

describe('the traces of the referral workflow, driven through the public interface', () => {
  let product: TestProduct;
  let verdicts: readonly TraceVerdict[];

  beforeAll(async () => {
    product = await startTestProduct({ listen: true });
    await product.seed(BARE_INSTALLATION);
    const url = product.url ?? '';
    const world = await makeTraceWorld({
      system: await Voice.signIn(url, 'sysadmin', WORLD_PASSWORD),
      security: await Voice.signIn(url, 'secadmin', WORLD_PASSWORD),
      securityPassword: WORLD_PASSWORD,
      speakWith: (token) => Voice.withToken(url, token),
    });
    const impossible = { name: 'impossible', events: 'submit accept', expect: 'closed' };
    verdicts = await runTraces(world, { scenarios: [...file.scenarios, impossible] });
  }, 240_000);

  afterAll(() => product.close());

  it.each(file.scenarios.map(({ name }, index) => [name, index] as const))('%s', (_, index) => {
    expect(verdicts[index]?.actual).toBe(file.scenarios[index]?.expect);
  });

  it('would fail a trace that ends elsewhere', () => {
    expect(verdicts.at(-1)).toMatchObject({ passed: false, actual: 'accepted' });
  });
});
