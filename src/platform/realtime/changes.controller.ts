import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../auth/actor.js';
import { SignedIn } from '../auth/requires.js';
import { readCredentials, requireSamePerson } from '../http/proof.js';
import { type AccordRequest, ByCaller } from '../http/request.js';
import { ChangeStreams } from './change-streams.js';
import { ChangesQuery } from './changes.dto.js';

const EVENT_STREAM = 'text/event-stream';

/** That something has moved, for pages that stay open. */
@ApiTags('session')
@Controller('changes')
export class ChangesController {
  constructor(private readonly streams: ChangeStreams) {}

  @ApiOperation({
    summary: 'Watch: be told at once that something of one’s own has moved',
    description:
      'Server-sent events that do not end by themselves. Each names what to read again: `work` (lists, pages and figures of ' +
      'the agencies, areas and tasks of the signed-in user) or `notices`; never what has moved. At most four a second. A ' +
      'comment every twenty seconds is a sign of life. It ends with the session, and when the user’s roles change: open it again. ' +
      'What moved while it did not stand is not told later: read everything again once it stands. 429 `too_many_streams` ' +
      'beyond ten of one user, 503 `streams_full` when the server has no room: ask now and then instead.',
  })
  @ApiOkResponse({
    description: 'A stream of messages.',
    content: {
      [EVENT_STREAM]: { schema: { type: 'string', example: 'data: {"moved":["work","notices"]}' } },
    },
  })
  @Get()
  @SignedIn()
  watch(
    @Query() { person }: ChangesQuery,
    @ByCaller() { actor }: Caller,
    @Req() request: AccordRequest,
    @Res() reply: FastifyReply,
  ): void {
    const { userId } = actor;
    if (userId === null) throw new Error('nobody is signed in');
    requireSamePerson(person, actor);
    this.streams.requireRoomFor(userId);
    void reply.headers({
      'content-type': `${EVENT_STREAM}; charset=utf-8`,
      'cache-control': 'private, no-store',
      // A proxy that collects what it passes on would keep it back.
      'x-accel-buffering': 'no',
      connection: 'close',
    });
    // Whoever asks for the head alone is answered with it.
    if (request.method === 'HEAD') return void reply.send('');
    reply.hijack();
    reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>);
    this.streams.open(reply.raw, { userId, actor, credentials: readCredentials(request) });
  }
}
