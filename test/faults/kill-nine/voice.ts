import { randomUUID } from 'node:crypto';
import { type Ask, Line } from '../../support/line.js';
import type { Answer } from '../../support/product.js';
import { WORLD_PASSWORD } from '../../support/world.js';

/** A command that the product said it did. */
export interface Acknowledged {
  readonly login: string;
  readonly key: string;
  readonly path: string;
  readonly body: unknown;
  /** What was answered. */
  readonly result: unknown;
}

/** A command without its key: that is the voice's. */
export type Command = Omit<Ask, 'method' | 'key'>;

const SOCKETS = 32;
const MAX_TRIES = 60;

/**
 * Speaks to a product that may die at any moment: a command that gets no answer is asked again, with the same key, as
 * soon as the product serves again.
 */
export class Voice {
  readonly acknowledged: Acknowledged[] = [];
  /** Keys of commands that a dying product left without an answer, each once. */
  readonly unanswered = new Set<string>();
  private readonly lines = new Map<string, Line>();
  private serving: Promise<string>;
  private announce: (url: string) => void = () => undefined;
  private onTheWay = 0;

  constructor() {
    this.serving = this.nextServing();
  }

  /** Commands sent and not answered yet. */
  get pending(): number {
    return this.onTheWay;
  }

  async signIn(url: string, ...logins: readonly string[]): Promise<void> {
    for (const login of logins) {
      this.lines.set(login, await new Line(url, SOCKETS).signIn(login, WORLD_PASSWORD));
    }
    this.announce(url);
  }

  /** From now on nobody is answered; whoever asks waits for `returned`. */
  died(): void {
    this.serving = this.nextServing();
  }

  returned(url: string): void {
    for (const [login, line] of this.lines) this.lines.set(login, line.movedTo(url));
    this.announce(url);
  }

  /**
   * @returns the product's own answer, be it a refusal
   * @throws Error when the product serves and yet does not answer, or answers with a defect of its own
   */
  async tell<Body>(login: string, command: Command): Promise<Answer<Body>> {
    const key = randomUUID();
    for (let tries = 1; ; tries++) {
      await this.serving;
      const answer = await this.ask<Body>(login, { ...command, method: 'POST', key });
      if (answer !== null && answer.status < 500) {
        if (answer.status < 300) {
          const { path, body } = command;
          this.acknowledged.push({ login, key, path, body, result: answer.body });
        }
        return answer;
      }
      if (tries === MAX_TRIES) {
        throw new Error(`${command.path} was not answered: ${JSON.stringify(answer?.body ?? null)}`);
      }
    }
  }

  /** @throws Error unless the product answers with 200 */
  async look<Body>(login: string, path: string): Promise<Body> {
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      await this.serving;
      const answer = await this.ask<Body>(login, { method: 'GET', path });
      if (answer?.status === 200) return answer.body;
    }
    throw new Error(`${path} was not shown`);
  }

  close(): void {
    for (const line of this.lines.values()) line.close();
  }

  /** @returns null when no whole answer came */
  private async ask<Body>(login: string, ask: Ask): Promise<Answer<Body> | null> {
    this.onTheWay += 1;
    try {
      return await this.lineOf(login).ask<Body>(ask);
    } catch {
      if (ask.key !== undefined) this.unanswered.add(ask.key);
      return null;
    } finally {
      this.onTheWay -= 1;
    }
  }

  private lineOf(login: string): Line {
    const line = this.lines.get(login);
    if (line === undefined) throw new Error(`${login} has not signed in`);
    return line;
  }

  private nextServing(): Promise<string> {
    return new Promise((resolve) => (this.announce = resolve));
  }
}
