import { Module } from '@nestjs/common';
import { Vocabularies } from '../../../src/platform/words/vocabularies.js';
import { EditHarm } from './edit-harm.js';
import { HarmController } from './harm.controller.js';
import { ReorderBoard } from './reorder-board.js';

/** In what order the board shows what is late: a formula that an administrator issues. */
@Module({ controllers: [HarmController], providers: [EditHarm, ReorderBoard] })
export class HarmModule {
  constructor(vocabularies: Vocabularies) {
    vocabularies.register({
      audit_action: { 'harm_formula.issued': '发布危害排序公式' },
      audit_subject: { harm_formula: '危害排序公式' },
    });
  }
}
