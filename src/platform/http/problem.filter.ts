import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { DomainError, type ErrorKind } from '../../kernel/errors.js';
import { LOCK_NOT_AVAILABLE, sqlState } from '../database/unit-of-work.js';
import { LOGGER } from '../telemetry/logger.js';
import type { AccordRequest } from './request.js';

/** The status that each family of errors is answered with. */
export const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media: 415,
  refused: 422,
  precondition_required: 428,
  too_many: 429,
  unavailable: 503,
};

/** Codes for what the framework itself refuses before a use case is reached. */
const FRAMEWORK_CODE: Readonly<Record<number, string>> = {
  400: 'request_unreadable',
  404: 'route_not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'media_type_unsupported',
};

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A wait that was ended so that it would not go on for ever. */
const BUSY: Problem = {
  status: 503,
  code: 'busy',
  detail:
    'Somebody else is changing the same thing and takes unusually long. Nothing was changed; try again shortly.',
  facts: { retryAfterSeconds: 5 },
};

/** Turns every error into `application/problem+json` (RFC 9457) with a stable `code`. Unknown errors tell nothing. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<AccordRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = describe(error);
    if (problem.status >= 500) this.logger.error({ err: error, requestId: request.id }, 'request failed');
    const { retryAfterSeconds } = problem.facts;
    if (typeof retryAfterSeconds === 'number') void reply.header('retry-after', String(retryAfterSeconds));
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send({
        type: `urn:accord:problem:${problem.code}`,
        title: problem.code.replaceAll('_', ' '),
        status: problem.status,
        code: problem.code,
        detail: problem.detail,
        requestId: String(request.id),
        ...problem.facts,
      });
  }
}

function describe(error: unknown): Problem {
  if (error instanceof DomainError) {
    return { status: STATUS[error.kind], code: error.code, detail: error.message, facts: error.facts };
  }
  if (sqlState(error) === LOCK_NOT_AVAILABLE) return BUSY;
  const status = frameworkStatus(error);
  if (status !== null && status < 500) {
    const detail = error instanceof Error ? error.message : 'The request cannot be used.';
    return { status, code: FRAMEWORK_CODE[status] ?? 'request_refused', detail, facts: {} };
  }
  return {
    status: 500,
    code: 'internal_error',
    detail:
      'Something failed on our side. Nothing was changed; try again, and report the requestId if it repeats.',
    facts: {},
  };
}

/** Nest's own exceptions and Fastify's (body limit, content type, malformed JSON) carry a status. */
function frameworkStatus(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : null;
}
