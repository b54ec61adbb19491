import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ClockSweep } from '../../modules/sla/index.js';
import type { Role } from '../platform/auth/actor.js';
import { systemCaller } from '../platform/auth/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PEOPLE } from './district/people.js';

type Method = 'GET' | 'POST';

/** Says something to the product in one person's name. Paths begin after `/api/v1`. */
export interface Line {
  readonly login: string;
  readonly method: Method;
  readonly path: string;
  readonly body?: object;
  readonly version?: number;
}

/**
 * Where the demonstration is played: the product before it listens, spoken to by its own interface, and its clock, which
 * stands in the past until the play is over.
 */
export class Stage {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly passwordOf: (login: string) => string,
  ) {}

  /** @throws Error with the problem's text when the product refuses */
  async say<Answer>({ login, method, path, body, version }: Line): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        cookie: await this.cookieOf(login),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(method === 'POST' ? { payload: body ?? {} } : {}),
    });
    if (answer.statusCode >= 300)
      throw new Error(`${login} ${method} ${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json<Answer>();
  }

  /** Moves the product's clock to an instant and lets everything that is due by then happen. */
  async moveTo(instant: Date): Promise<void> {
    const uow = this.app.get(UnitOfWork, { strict: false });
    await uow.run(systemCaller('demonstration'), (tx) =>
      tx.query(
        `update clock_offset set offset_ms = floor(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)`,
        [instant],
      ),
    );
    await this.app.get(ClockSweep, { strict: false }).sweepUntilQuiet();
  }

  /** The clock is the database's own again. */
  async returnToPresent(): Promise<void> {
    const uow = this.app.get(UnitOfWork, { strict: false });
    await uow.run(systemCaller('demonstration'), (tx) => tx.query('update clock_offset set offset_ms = 0'));
    await this.app.get(ClockSweep, { strict: false }).sweepUntilQuiet();
  }

  private async cookieOf(login: string): Promise<string> {
    const known = this.cookies.get(login);
    if (known !== undefined) return known;
    const answer = await this.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { login, password: this.passwordOf(login) },
    });
    if (answer.statusCode >= 300) throw new Error(`${login} cannot sign in: ${answer.body}`);
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    this.cookies.set(login, cookie);
    return cookie;
  }
}

/** The first person of an agency who holds one of the roles. */
export function someoneOf(agencyKey: string, ...roles: readonly Role[]): string {
  for (const role of roles) {
    const person = PEOPLE.find(({ grants }) =>
      grants.some((grant) => grant.agencyKey === agencyKey && grant.role === role),
    );
    if (person !== undefined) return person.login;
  }
  throw new Error(`nobody in ${agencyKey} is ${roles.join(' or ')}`);
}
