import http from 'node:http';
import { WORLD_PASSWORD } from './world.js';

/** What a stream has brought: the topics of each message, in order. */
export type Told = readonly string[];

/** Somebody who is signed in and watches what moves, as a browser does. */
export class Watch {
  readonly messages: Told[] = [];
  /** Lines that are no message: signs of life. */
  beats = 0;
  private readonly ended: Promise<void>;

  private constructor(
    private readonly request: http.ClientRequest,
    private readonly response: http.IncomingMessage,
  ) {
    let rest = '';
    response.setEncoding('utf8');
    response.on('data', (text: string) => {
      const parts = (rest + text).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) this.read(part);
    });
    this.ended = new Promise((resolve) => {
      response.once('close', () => resolve());
      response.once('error', () => resolve());
    });
  }

  /** @returns the cookie of a session that is this test's own */
  static async signIn(url: string, login: string): Promise<string> {
    const answer = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: WORLD_PASSWORD }),
    });
    if (answer.status !== 201) throw new Error(`${login} could not sign in: ${await answer.text()}`);
    return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  }

  /** @throws Error where it is refused */
  static async open(url: string, cookie: string): Promise<Watch> {
    const request = http.get(`${url}/api/v1/changes`, { headers: { cookie } });
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      request.once('response', resolve);
      request.once('error', reject);
    });
    request.on('error', () => undefined);
    if (response.statusCode !== 200) throw new Error(`refused: ${response.statusCode}`);
    return new Watch(request, response);
  }

  static async as(url: string, login: string): Promise<Watch> {
    return Watch.open(url, await Watch.signIn(url, login));
  }

  get headers(): http.IncomingHttpHeaders {
    return this.response.headers;
  }

  /** Until the server ends it. */
  end(): Promise<void> {
    return this.ended;
  }

  close(): void {
    this.request.destroy();
  }

  private read(part: string): void {
    if (part.startsWith(':')) this.beats += 1;
    if (!part.startsWith('data: ')) return;
    const { moved } = JSON.parse(part.slice('data: '.length)) as { moved: Told };
    this.messages.push(moved);
  }
}
