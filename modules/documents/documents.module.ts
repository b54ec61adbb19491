import { Module } from '@nestjs/common';
import { FilesModule } from '../../src/platform/files/files.module.js';
import { Vocabularies } from '../../src/platform/words/vocabularies.js';
import { AttachFile } from './files/attach-file.js';
import { FileSubjects } from './files/file-subjects.js';
import { FilesController } from './files/files.controller.js';
import { ReadFiles } from './files/read-files.js';
import { PaperPrinter } from './papers/paper-printer.js';
import { PapersController } from './papers/papers.controller.js';
import { PrintableSources } from './papers/printable-sources.js';
import { PrintPaper } from './papers/print-paper.js';
import { DOCUMENT_WORDS } from './words.js';

/** Files of cases and referrals, and the papers printed from them. It knows neither cases nor referrals: they register. */
@Module({
  imports: [FilesModule],
  providers: [FileSubjects, AttachFile, ReadFiles, PrintableSources, PaperPrinter, PrintPaper],
  controllers: [FilesController, PapersController],
  exports: [FileSubjects, PrintableSources, PaperPrinter],
})
export class DocumentsModule {
  constructor(vocabularies: Vocabularies) {
    vocabularies.register(DOCUMENT_WORDS);
  }
}
