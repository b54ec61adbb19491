import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../auth/actor.js';
import { SignedIn } from '../auth/requires.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ByCaller } from '../http/request.js';
import { Vocabularies, type Word } from './vocabularies.js';
import { VocabularyView, WordView } from './words.view.js';

/** What the codes of the API are called on the screen. */
@ApiTags('words')
@Controller('words')
export class WordsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vocabularies: Vocabularies,
  ) {}

  @ApiOperation({
    summary: 'Every closed vocabulary of the API with its Chinese words',
    description: 'States, events, clocks, risks, reasons, roles: out of the tables the server works with.',
  })
  @Get()
  @SignedIn()
  async all(@ByCaller() caller: Caller): Promise<VocabularyView[]> {
    const found = await this.uow.run(caller, (tx) => this.vocabularies.all(tx));
    return found.map(({ name, words }) => ({
      name,
      words: [...words].map(([code, word]) => toView(code, word)),
    }));
  }
}

function toView(code: string, word: Word): WordView {
  if (typeof word === 'string') return { code, label: word, traits: {} };
  const { label, ...traits } = word;
  return { code, label, traits };
}
