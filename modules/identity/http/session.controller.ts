import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Public, SignedInAtAll } from '../../../src/platform/auth/requires.js';
import type { Settings } from '../../../src/platform/config/settings.js';
import { SETTINGS } from '../../../src/platform/config/settings.token.js';
import { type AccordRequest, ByCaller, SESSION_COOKIE } from '../../../src/platform/http/request.js';
import { SessionView } from '../session/session.view.js';
import { Sessions } from '../session/sessions.js';
import { SignIn } from '../session/sign-in.js';
import { ChangePasswordDto, SignInDto } from './session.dto.js';

/** Signing in and out, and what is the signed-in user's own. */
@ApiTags('session')
@Controller('session')
export class SessionController {
  private readonly cookie: Readonly<Record<string, unknown>>;

  constructor(
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
    @Inject(SETTINGS) settings: Settings,
  ) {
    // Strict: no request that another site causes carries the session, so none can act in the user's name.
    const secure = settings.publicUrl?.startsWith('https:') ?? false;
    this.cookie = { httpOnly: true, sameSite: 'strict', secure, path: '/' };
  }

  @ApiOperation({
    summary: 'Sign in: sets the session cookie',
    description: 'Too many failures lock the login: 429.',
  })
  @Post()
  @Public()
  @HttpCode(201)
  async signIn(
    @Body() body: SignInDto,
    @Req() request: AccordRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const origin = originOf(request);
    const { userId, token, maxAgeSeconds } = await this.signIns.open(body, origin);
    void reply.setCookie(SESSION_COOKIE, token, { ...this.cookie, maxAge: maxAgeSeconds });
    return this.sessions.show(userId, token);
  }

  @ApiOperation({ summary: 'Who is signed in, and what they may do' })
  @Get()
  @SignedInAtAll()
  show(@ByCaller() caller: Caller, @Req() request: AccordRequest): Promise<SessionView> {
    return this.sessions.showOwn(caller, request.cookies?.[SESSION_COOKIE] ?? null);
  }

  @ApiOperation({ summary: 'Sign out: ends this session' })
  @Delete()
  @SignedInAtAll()
  @HttpCode(204)
  async signOut(
    @ByCaller() caller: Caller,
    @Req() request: AccordRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    void reply.clearCookie(SESSION_COOKIE, this.cookie);
    await this.sessions.close(caller, request.cookies?.[SESSION_COOKIE] ?? '');
  }

  @ApiOperation({
    summary: 'Change the own password',
    description:
      'Every other session of the user ends, and every token of theirs. A wrong current password counts as a failed sign-in: 429.',
  })
  @Put('password')
  @SignedInAtAll()
  @HttpCode(204)
  changePassword(
    @ByCaller() caller: Caller,
    @Body() body: ChangePasswordDto,
    @Req() request: AccordRequest,
  ): Promise<void> {
    return this.sessions.changePassword(caller, request.cookies?.[SESSION_COOKIE] ?? null, body);
  }
}

function originOf(request: AccordRequest): Caller['origin'] {
  return {
    ip: request.ip,
    userAgent: request.headers['user-agent']?.slice(0, 200) ?? null,
    requestId: String(request.id),
  };
}
