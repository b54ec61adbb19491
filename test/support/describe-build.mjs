import fs from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/**
 * `node test/support/describe-build.mjs FILE` writes the description of the built API into the file: which fields a request
 * has is known to the build alone, whose compiler reads it from the classes. Nothing is made or started for it.
 */
const load = (file) => import(new URL(`../../dist/src/${file}`, import.meta.url).href);
const { AppModule } = await load('app.module.js');
const { readSettings } = await load('platform/config/settings.js');

const settings = readSettings({ DATA_DIR: '/nowhere', LOG_LEVEL: 'silent', SEED: 'none' }, ['--role=api']);
const database = { host: '/nowhere', port: 1, user: 'nobody', database: 'nothing' };
const app = await NestFactory.create(AppModule.with({ settings, database }), new FastifyAdapter(), {
  preview: true,
  abortOnError: false,
  logger: false,
});
const description = SwaggerModule.createDocument(app, new DocumentBuilder().build());
fs.writeFileSync(process.argv[2], JSON.stringify(description));
process.exit(0);
