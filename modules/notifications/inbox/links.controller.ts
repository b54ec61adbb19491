import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DomainError } from '../../../src/kernel/errors.js';
import { Authenticator } from '../../../src/platform/auth/authenticator.js';
import { Public } from '../../../src/platform/auth/requires.js';
import { type AccordRequest, SESSION_COOKIE } from '../../../src/platform/http/request.js';
import { type LinkPage, linkPage } from './link-page.js';
import { Tickets } from './tickets.js';

const CODE = /^[0-9A-Za-z]{6}$/;
/** Nothing but the text itself: no script, no style, no picture, no frame around it, nothing to send. */
const NOTHING_ELSE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * `/t/<code>`, the link of a message, opened in a browser. Public, for whoever opens it has often not signed in yet. A web
 * console takes the path over by serving it itself: what a code leads to it asks of `GET /api/v1/tickets/:code`.
 */
@ApiExcludeController()
@Controller('t')
export class LinksController {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly tickets: Tickets,
  ) {}

  @Get(':code')
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('content-security-policy', NOTHING_ELSE)
  async open(@Param('code') code: string, @Req() request: AccordRequest): Promise<string> {
    return linkPage(await this.pageOf(code, request));
  }

  private async pageOf(code: string, request: AccordRequest): Promise<LinkPage> {
    const sessionToken = request.cookies?.[SESSION_COOKIE] ?? null;
    const actor = await this.authenticator.authenticate({ sessionToken, bearerToken: null });
    if (actor === null || !actor.permissions.has('notice.read') || !CODE.test(code)) {
      return { kind: 'closed' };
    }
    const origin = { ip: request.ip, userAgent: null, requestId: String(request.id) };
    try {
      const caller = { actor, origin, command: null, expectedVersion: null };
      return { kind: 'opened', to: await this.tickets.open(caller, code) };
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not_found') return { kind: 'closed' };
      throw error;
    }
  }
}
