import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A credential scope as SigV4 writes it, and what is signed at the least. */
const SIGNED =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=[0-9a-f]{64}$/;

/** As much S3 as a store of content speaks, over HTTP, kept in memory: one bucket, whole objects. */
export class S3Endpoint {
  readonly objects = new Map<string, Buffer>();
  /** What the next requests are answered with instead. */
  broken: number | null = null;

  private constructor(
    private readonly server: http.Server,
    readonly url: string,
  ) {}

  static async open({ bucket, accessKeyId }: { bucket: string; accessKeyId: string }): Promise<S3Endpoint> {
    const server = http.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const endpoint = new S3Endpoint(server, `http://127.0.0.1:${port}`);
    server.on('request', (request, response) => {
      void endpoint.answer(request, { bucket, accessKeyId }).then(({ status, body, code }) => {
        const xml = code === undefined ? '' : `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`;
        response.writeHead(status, code === undefined ? {} : { 'content-type': 'application/xml' });
        response.end(request.method === 'HEAD' ? undefined : (body ?? xml));
      });
    });
    return endpoint;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(
    request: http.IncomingMessage,
    { bucket, accessKeyId }: { readonly bucket: string; readonly accessKeyId: string },
  ): Promise<{ readonly status: number; readonly body?: Buffer; readonly code?: string }> {
    const content = await wholeOf(request);
    if (this.broken !== null) return { status: this.broken, code: 'InternalError' };
    const [, key, , headers] = SIGNED.exec(request.headers.authorization ?? '') ?? [];
    if (key !== accessKeyId || headers?.split(';').includes('x-amz-content-sha256') !== true) {
      return { status: 403, code: 'AccessDenied' };
    }
    const [, named = '', ...rest] = new URL(request.url ?? '/', this.url).pathname.split('/');
    if (named !== bucket) return { status: 404, code: 'NoSuchBucket' };
    return this.act(request, rest.join('/'), content);
  }

  private act(
    request: http.IncomingMessage,
    key: string,
    content: Buffer,
  ): { readonly status: number; readonly body?: Buffer; readonly code?: string } {
    switch (request.method) {
      case 'PUT':
        if (hashOf(content) !== request.headers['x-amz-content-sha256']) {
          return { status: 400, code: 'XAmzContentSHA256Mismatch' };
        }
        this.objects.set(key, content);
        return { status: 200 };
      case 'DELETE':
        this.objects.delete(key);
        return { status: 204 };
      case 'GET': {
        const body = this.objects.get(key);
        return body === undefined ? { status: 404, code: 'NoSuchKey' } : { status: 200, body };
      }
      default:
        return { status: 200 };
    }
  }
}

async function wholeOf(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
