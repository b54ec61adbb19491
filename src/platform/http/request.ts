import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/actor.js';

export const SESSION_COOKIE = 'accord_session';

/** A request on its way through the product; `caller` is set by the access guard. */
export type AccordRequest = FastifyRequest & {
  caller?: Caller;
  cookies?: Readonly<Record<string, string | undefined>>;
};

/** The caller of this request: `register(@ByCaller() caller: Caller, …)`. Only on routes that are not public. */
export const ByCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<AccordRequest>();
  if (caller === undefined) throw new Error('the access guard set no caller on this route');
  return caller;
});
