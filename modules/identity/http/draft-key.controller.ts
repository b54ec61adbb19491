import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { SignedIn } from '../../../src/platform/auth/requires.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { DraftKeyView } from '../session/draft-key.view.js';

/** What drafts are encrypted with that rest in a browser. */
@ApiTags('session')
@Controller('me/draft-key')
export class DraftKeyController {
  constructor(private readonly cipher: FieldCipher) {}

  @ApiOperation({
    summary: 'The key of the own drafts',
    description:
      'The same at every sign-in, on every device, and never anybody else’s. To be held in memory and nowhere else.',
  })
  @Get()
  @SignedIn()
  @Header('cache-control', 'no-store')
  show(@ByCaller() { actor }: Caller): DraftKeyView {
    if (actor.userId === null) throw new NotFound('user');
    return { key: this.cipher.keyOf(actor.userId, 'draft').toString('base64url') };
  }
}
