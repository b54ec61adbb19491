import fs from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { readSettings } from '../platform/config/settings.js';
import { API_PREFIX, describeApi, OUTSIDE_API } from '../platform/http/openapi.js';

/** `node dist/src/cli/describe-api.js FILE` writes the description of the API into the file; nothing is made or started for it. */
async function main(file: string): Promise<void> {
  const settings = readSettings({ DATA_DIR: '/nowhere', LOG_LEVEL: 'silent', SEED: 'none' }, ['--role=api']);
  const database = { host: '/nowhere', port: 1, user: 'nobody', database: 'nothing' };
  const root = AppModule.with({ settings, database });
  const app = await NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter(), {
    preview: true,
    abortOnError: false,
    logger: false,
  });
  app.setGlobalPrefix(API_PREFIX, OUTSIDE_API);
  fs.writeFileSync(file, JSON.stringify(describeApi(app)));
  process.exit(0);
}

await main(process.argv[2] ?? 'openapi.json');
