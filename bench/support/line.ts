import http from 'node:http';

/** One request of a load. Paths are whole. */
export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/**
 * A connection kept open that carries one request at a time. `fetch` would cost the machine, which the server shares, about as
 * much as the server's own share of a request.
 */
export class Line {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  /** @param url the server's address without a slash at the end */
  constructor(private readonly url: string) {}

  /** @throws Error for any answer that is not a good one */
  async ask<Body>({ method, path, headers = {}, body }: Ask): Promise<Body> {
    const payload = method === 'POST' ? JSON.stringify(body ?? {}) : null;
    const sent =
      payload === null
        ? headers
        : {
            ...headers,
            'content-type': 'application/json',
            'content-length': String(Buffer.byteLength(payload)),
          };
    const { status, text } = await this.send({ method, path, headers: sent }, payload);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return JSON.parse(text) as Body;
  }

  close(): void {
    this.agent.destroy();
  }

  private send(
    { method, path, headers }: Ask,
    payload: string | null,
  ): Promise<{ readonly status: number; readonly text: string }> {
    return new Promise((resolve, reject) => {
      const request = http.request(`${this.url}${path}`, { method, headers, agent: this.agent });
      request.once('error', reject);
      request.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      request.end(payload ?? undefined);
    });
  }
}
