import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DynamicModule } from '@nestjs/common';
import { uuidv7 } from '../../kernel/ids.js';
import { serveConsole } from './console.js';
import { API_PREFIX, OUTSIDE_API, serveApiDocs } from './openapi.js';
import { inputValidation } from './validation.js';

const BODY_LIMIT_BYTES = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;

export interface HttpOptions {
  /** Bytes one uploaded file may have. */
  readonly uploadLimitBytes: number;
  /** How many proxies of its own the product stands behind: so far back X-Forwarded-For counts. */
  readonly trustedProxies: number;
}

/** The HTTP face, composed and not yet listening. */
export async function createHttpApp(
  root: Type | DynamicModule,
  options: HttpOptions,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: (_address: string, hop: number) => hop < options.trustedProxies,
    genReqId: () => uuidv7(),
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  // Pages and lists for phones on slow networks; the session's token is in no body that a stranger could have compressed.
  // Nobody who is not known yet makes the server unpack what they send.
  await app.register(compress, { encodings: ['gzip'], globalDecompression: false });
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { 'script-src': ["'self'", "'unsafe-inline'"] } },
  });
  await app.register(multipart, { limits: { fileSize: options.uploadLimitBytes, files: 1, fields: 20 } });
  keepNoAnswers(app);
  app.setGlobalPrefix(API_PREFIX, OUTSIDE_API);
  app.useGlobalPipes(inputValidation());
  serveApiDocs(app);
  await serveConsole(app);
  return app;
}

/** What the API answers is for whoever asked: no browser and no proxy keeps it, unless the route says otherwise. */
function keepNoAnswers(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async ({ url }, reply) => {
      if (url.startsWith('/api/') && !reply.hasHeader('cache-control'))
        void reply.header('cache-control', 'private, no-store');
    });
}
