import http from 'node:http';
import type { Answer } from './product.js';

/** One request. Paths begin after `/api/v1`. */
export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  /** Idempotency-Key. */
  readonly key?: string;
  /** If-Match. */
  readonly version?: number;
}

/**
 * One person's own connection to a product that listens: a socket that is kept open and, unless more are asked for, carries
 * one request at a time, so that many persons are many sockets.
 */
export class Line {
  private readonly agent: http.Agent;
  private cookie: string | null = null;

  /** @param sockets how many requests may be under way at once */
  constructor(
    private readonly baseUrl: string,
    private readonly sockets = 1,
  ) {
    this.agent = new http.Agent({ keepAlive: true, maxSockets: sockets });
  }

  /** @throws Error when the product refuses */
  async signIn(login: string, password: string): Promise<this> {
    const answer = await this.ask({ method: 'POST', path: '/session', body: { login, password } });
    if (answer.status !== 201) throw new Error(`${login} could not sign in: ${JSON.stringify(answer.body)}`);
    const cookies = (answer.headers['set-cookie'] ?? []) as readonly string[];
    this.cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
    return this;
  }

  /**
   * @throws Error when no whole answer comes: whether the product did what was asked is then unknown
   */
  ask<Body = Record<string, unknown>>({ method, path, body, key, version }: Ask): Promise<Answer<Body>> {
    const payload = method === 'POST' ? JSON.stringify(body ?? {}) : null;
    const headers = {
      ...(payload === null
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
      ...(this.cookie === null ? {} : { cookie: this.cookie }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    };
    return new Promise((resolve, reject) => {
      const request = http.request(`${this.baseUrl}/api/v1${path}`, { method, headers, agent: this.agent });
      request.once('error', reject);
      request.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('aborted', () => reject(new Error('the answer broke off')));
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            body: (text === '' ? undefined : JSON.parse(text)) as Body,
            headers: response.headers,
          });
        });
      });
      request.end(payload ?? undefined);
    });
  }

  /** The same person, still signed in, where the product serves now. */
  movedTo(baseUrl: string): Line {
    this.close();
    const moved = new Line(baseUrl, this.sockets);
    moved.cookie = this.cookie;
    return moved;
  }

  close(): void {
    this.agent.destroy();
  }
}
