import { createHash } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, Forbidden, InvalidInput } from '../../kernel/errors.js';
import { type Actor, type Caller, type CommandKey, isOverRoot } from '../auth/actor.js';
import { Authenticator, type Credentials } from '../auth/authenticator.js';
import { ROUTE_ACCESS, type RouteAccess } from '../auth/requires.js';
import { type AccordRequest, SESSION_COOKIE } from './request.js';

/** Id of the user whose page it is that asks; left out by whoever keeps no page open. */
const PERSON_HEADER = 'accord-person';
/** Sent, whatever it says, by a page that nobody has touched for a while. */
const UNATTENDED_HEADER = 'accord-unattended';
const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;
const COMMAND_KEY = /^[\x21-\x7e]{8,128}$/;
const VERSION = /^(?:W\/)?"?(\d{1,9})"?$/;

/** Lets a request in: knows its sender, holds the declared permission, and reads the command key and the version. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    // A route that declares nothing is refused at start already; this is the second lock on the same door.
    if (access === undefined) throw new Forbidden('route_without_access', 'This route declares no access.');
    if (access.kind === 'public') return true;

    const request = context.switchToHttp().getRequest<AccordRequest>();
    const actor = await this.authenticator.authenticate(readCredentials(request));
    if (actor === null) {
      throw new DomainError('unauthenticated', 'not_signed_in', 'Sign in first: POST /api/v1/session.');
    }
    requireSamePerson(request, actor);
    if (actor.mustChangePassword === true) requireOpenBeforeChange(access);
    if (access.kind === 'permission') this.requirePermission(actor, access);
    request.caller = readCaller(request, actor);
    return true;
  }

  private requirePermission(
    actor: Actor,
    { permissions, reach }: Extract<RouteAccess, { kind: 'permission' }>,
  ): void {
    const [permission] = permissions;
    const isAmong = (held: Actor['permissions']): boolean => permissions.some((each) => held.has(each));
    if (!isAmong(actor.permissions)) {
      throw new Forbidden(
        'permission_missing',
        `None of your roles may do this: ask an administrator for one with ${permissions.join(' or ')}, or who has it to do it.`,
        { permission },
      );
    }
    if (reach === 'anywhere') return;
    if (isAmong(this.authenticator.permissionsOf(actor.grants.filter(isOverRoot)))) return;
    throw new Forbidden(
      'outside_your_area',
      'This holds for every area: it asks for a grant over a root of the area tree.',
      { permission },
    );
  }
}

/** A page says whose it is: what A has open must not go on as B, who has signed in beside it in the same browser. */
function requireSamePerson(request: AccordRequest, actor: Actor): void {
  const told = request.headers[PERSON_HEADER];
  if (told === undefined || told === actor.userId) return;
  throw new DomainError(
    'unauthenticated',
    'other_person_signed_in',
    'The session is another person’s than the one the request is made for: load the page anew.',
  );
}

function requireOpenBeforeChange(access: RouteAccess): void {
  if (access.kind === 'signed_in' && access.withTemporaryPassword) return;
  throw new Forbidden(
    'password_change_required',
    'The password is temporary: change it first, PUT /api/v1/session/password.',
  );
}

function readCredentials(request: AccordRequest): Credentials {
  return {
    sessionToken: request.cookies?.[SESSION_COOKIE] ?? null,
    bearerToken: BEARER.exec(request.headers.authorization ?? '')?.[1] ?? null,
    isUnattended: request.headers[UNATTENDED_HEADER] !== undefined,
  };
}

function readCaller(request: AccordRequest, actor: Actor): Caller {
  return {
    actor,
    origin: {
      ip: request.ip,
      userAgent: request.headers['user-agent']?.slice(0, 200) ?? null,
      requestId: String(request.id),
    },
    command: request.method === 'POST' ? readCommandKey(request) : null,
    expectedVersion: readVersion(request.headers['if-match']),
  };
}

function readCommandKey(request: AccordRequest): CommandKey {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !COMMAND_KEY.test(key)) {
    throw InvalidInput.at(
      'header.Idempotency-Key',
      'command_key_missing',
      'Send an Idempotency-Key header of 8 to 128 visible characters, a new one for each new command (a UUID will do).',
    );
  }
  const route = `${request.method} ${request.url.split('?')[0] ?? ''}`;
  const body = request.isMultipart()
    ? (request.headers['content-length'] ?? '')
    : JSON.stringify(request.body ?? null, withoutPassword);
  return { key, route, bodyHash: createHash('sha256').update(body).digest('base64url') };
}

/** A digest is kept with the command, and a password is short enough to be found from a fast one. */
function withoutPassword(name: string, value: unknown): unknown {
  return name === 'password' ? undefined : value;
}

function readVersion(header: string | undefined): number | null {
  if (header === undefined) return null;
  const digits = VERSION.exec(header.trim())?.[1];
  if (digits === undefined) {
    throw InvalidInput.at(
      'header.If-Match',
      'version_unreadable',
      'If-Match takes the version you read, such as "3".',
    );
  }
  return Number(digits);
}
