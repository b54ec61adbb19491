import { randomUUID } from 'node:crypto';
import { StartupError } from '../../platform/config/startup-error.js';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** What a request carries besides its body. */
export interface SendParts {
  /** If-Match. */
  readonly version?: number;
  /** Idempotency-Key; a new one for each POST when left out. */
  readonly key?: string;
}

export interface Reply {
  readonly status: number;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
}

/** Speaks to the running product in one person's name. Paths begin after `/api/v1`. */
export class Voice {
  constructor(
    /** The server's address without a slash at the end. */
    private readonly url: string,
    /** `Cookie` or `Authorization`. */
    private readonly credentials: Readonly<Record<string, string>>,
  ) {}

  /** @throws StartupError when no server answers or it does not know the token */
  static async byToken(url: string, token: string): Promise<Voice> {
    const voice = Voice.withToken(url, token);
    const { status } = await voice.send('GET', '/session');
    if (status === 200) return voice;
    throw new StartupError(
      `${url} does not know the token in API_TOKEN: it has ended, or is another server's.`,
    );
  }

  /** Speaks with an API token. */
  static withToken(url: string, token: string): Voice {
    return new Voice(url, { authorization: `Bearer ${token}` });
  }

  /** @throws StartupError when no server answers, it refuses the login, or the password must be changed first */
  static async signIn(url: string, login: string, password: string): Promise<Voice> {
    const reply = await reach(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    const cookie = reply.headers.getSetCookie().map((line) => line.split(';')[0]);
    if (!reply.ok)
      throw new StartupError(`${url} does not let ${login} in: is ACCOUNTS_FILE the one of this server?`);
    const { mustChangePassword } = (await reply.json()) as { mustChangePassword: boolean };
    if (mustChangePassword)
      throw new StartupError(
        `The password of ${login} must be changed before it opens anything: sign in and change it, then say the new one.`,
      );
    return new Voice(url, { cookie: cookie.join('; ') });
  }

  async send(method: Method, path: string, body?: object, { version, key }: SendParts = {}): Promise<Reply> {
    const reply = await reach(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...this.credentials,
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': key ?? randomUUID() } : {}),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    const text = await reply.text();
    return { status: reply.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }

  /** The body of an answer that must be a good one. @throws Error with the problem's code otherwise */
  async must<Body>(method: Method, path: string, body?: object, parts: SendParts = {}): Promise<Body> {
    const reply = await this.send(method, path, body, parts);
    if (reply.status < 300) return reply.body as Body;
    throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  }
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    const { origin } = new URL(url);
    throw new StartupError(
      `No server answers at ${origin}: start it with npm start, or name it with BASE_URL.`,
    );
  }
}
