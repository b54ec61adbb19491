import fs from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { packageRoot } from '../config/package-root.js';

/** Where the build puts the console. */
const FOLDER = path.join(packageRoot(), 'dist/web');
/** What belongs to machines: an address below these that does not exist is none of the console's pages. */
const NOT_PAGES = ['/api/', '/health/', '/assets/'];
/** Its own scripts, styles, pictures and requests; styles are also written by scripts. */
const CONSOLE_ONLY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the console at `/`. Every address without a file or route of its own is a page of it: the browser finds out which.
 */
export async function serveConsole(app: NestFastifyApplication): Promise<void> {
  if (!fs.existsSync(FOLDER)) return;
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: FOLDER,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      if (file === path.join(FOLDER, 'index.html'))
        void reply.header('content-security-policy', CONSOLE_ONLY);
      // What the build names by its content never changes; anything else is asked for anew.
      const isNamedByContent = path.dirname(file) === path.join(FOLDER, 'assets');
      void reply.header(
        'cache-control',
        isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    if (NOT_PAGES.some((start) => request.url.startsWith(start))) return reply.callNotFound();
    return reply.sendFile('index.html');
  });
}
