import type { DeliveryAnswer } from './deliverer.js';

const TIMEOUT_MS = 10_000;
const LONGEST_ANSWER = 64 * 1024;

/** Busy or broken for now; every other refusal is for good. */
const TRANSIENT_STATUS = new Set([408, 425, 429]);

/** The other house's answer to a request that it took, or how it refused. */
export type HttpAnswer =
  | { readonly taken: true; readonly body: unknown }
  | { readonly taken: false; readonly answer: DeliveryAnswer };

/** What is sent. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'POST' | 'GET';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Sent along as Idempotency-Key. */
  readonly key: string;
}

/** What a request comes to that nobody answered. */
export const UNREACHABLE = 'unreachable';
const TIMEOUT = 'timeout';

/** Whether a reason says that nobody answered. */
export function isHttpOutage(reason: string): boolean {
  return reason === UNREACHABLE || reason === TIMEOUT;
}

/** One request with a limit of time, no redirects, and an outage told as an answer. */
export async function exchange({ url, method, headers, body, key }: HttpRequest): Promise<HttpAnswer> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method,
      headers: { ...headers, 'Idempotency-Key': key },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    text = (await response.text()).slice(0, LONGEST_ANSWER);
  } catch (error) {
    return refused(false, error instanceof Error && error.name === 'TimeoutError' ? TIMEOUT : UNREACHABLE);
  }
  if (response.ok) return { taken: true, body: parsed(text) };
  return refused(response.status < 500 && !TRANSIENT_STATUS.has(response.status), `http_${response.status}`);
}

function refused(permanent: boolean, reason: string): HttpAnswer {
  return { taken: false, answer: { accepted: false, permanent, reason } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
