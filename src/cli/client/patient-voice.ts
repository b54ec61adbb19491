import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '../../platform/config/startup-error.js';
import type { Method, Reply, Voice } from './voice.js';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** What a server answers that is going down or has lost its database; asking again under the same key does no harm. */
const COMES_BACK = new Set([500, 502, 503, 504]);

/** A refusal of the server, in its own words. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly facts: Readonly<Record<string, unknown>>,
  ) {
    super(message);
  }
}

/**
 * Speaks to a server that may be restarted meanwhile: a request that gets no answer is sent again under the same key, so
 * that it is done once, and a session that has ended is opened anew.
 */
export class PatientVoice {
  private constructor(
    private readonly signIn: () => Promise<Voice>,
    private readonly patienceMs: number,
    private readonly onSilence: () => void,
    private voice: Voice,
  ) {}

  /**
   * @param patienceMs for how long a silent server is waited for
   * @param onSilence called once for each silence
   * @throws StartupError when no server answers at the beginning
   */
  static async open(
    signIn: () => Promise<Voice>,
    patienceMs: number,
    onSilence: () => void,
  ): Promise<PatientVoice> {
    return new PatientVoice(signIn, patienceMs, onSilence, await signIn());
  }

  /** @throws Refusal for any answer that is not a good one; StartupError when the server stays silent */
  async ask<Body>(method: Method, path: string, body?: object): Promise<Body> {
    const key = randomUUID();
    let silentSince: number | null = null;
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
      const reply = await this.try(() => this.voice.send(method, path, body, { key }));
      if (reply?.status === 401) {
        this.voice = (await this.try(this.signIn)) ?? this.voice;
      } else if (reply !== null && !COMES_BACK.has(reply.status)) {
        if (reply.status < 300) return reply.body as Body;
        throw refusalOf(reply);
      }
      if (silentSince === null) this.onSilence();
      silentSince ??= performance.now();
      if (performance.now() - silentSince > this.patienceMs) {
        throw new StartupError(
          'The server does not answer, or fails each time (its log says why). Mend that, then run the same command again.',
        );
      }
      await pause(wait);
    }
  }

  /** Null when the server does not answer. */
  private async try<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      // A connection that breaks in the middle of an answer is a TypeError of fetch, half an answer is no JSON.
      if (error instanceof StartupError || error instanceof TypeError || error instanceof SyntaxError)
        return null;
      throw error;
    }
  }
}

function refusalOf({ status, body }: Reply): Refusal {
  const { code = 'unknown', detail, problems, ...facts } = (body ?? {}) as Record<string, unknown>;
  const fields = Array.isArray(problems)
    ? problems.map((problem: { path: string; message: string }) => `${problem.path}: ${problem.message}`)
    : [];
  const text = [typeof detail === 'string' ? detail : 'The server refuses.', ...fields].join('\n  ');
  return new Refusal(status, String(code), text, facts);
}
