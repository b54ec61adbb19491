import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a gateway was sent. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How it answers one request. `drop`: it has taken the message and the line breaks before it can say so. */
export type Reply = { readonly status: number; readonly body?: unknown } | 'drop';

const TAKEN: Reply = { status: 200, body: { code: '0', id: 'm-1', errcode: 0 } };

/** Somebody else's SMS gateway or chat robot: a real HTTP server that notes what it is sent. */
export class Gateway {
  readonly received: Received[] = [];
  private readonly planned: Reply[] = [];
  private always: Reply = TAKEN;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Gateway> {
    const server = createServer();
    const gateway = new Gateway(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        gateway.received.push({ method, path: url, headers, body: Buffer.concat(chunks).toString() });
        const reply = gateway.planned.shift() ?? gateway.always;
        if (reply === 'drop') return void request.socket.destroy();
        response.writeHead(reply.status, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(reply.body ?? {}));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next answers, in order; then it takes everything again. */
  answers(...replies: Reply[]): void {
    this.planned.push(...replies);
  }

  /** What it says from now on. */
  answersAlways(reply: Reply): void {
    this.always = reply;
  }

  /** As if nothing had been said yet. */
  forget(): void {
    this.received.length = 0;
    this.planned.length = 0;
    this.always = TAKEN;
  }

  /** The messages as parsed JSON. */
  messages(): { readonly to: string; readonly text: string; readonly key: string }[] {
    return this.received.map(({ body, headers }) => {
      const { mobile, content } = JSON.parse(body) as { mobile: string; content: string };
      return { to: mobile, text: content, key: String(headers['idempotency-key']) };
    });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
