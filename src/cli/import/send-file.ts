import path from 'node:path';
import type {
  BatchView,
  ImportBatch,
  OpenedImportView,
  RawRow,
  Rejection,
} from '../../../modules/exchange/index.js';
import type { PatientVoice } from '../client/patient-voice.js';
import type { ImportCommand } from './arguments.js';
import type { FileLook } from './look-at-file.js';
import { openRows } from './open-rows.js';
import { RejectedFile } from './rejected-file.js';
import type { SourceRow } from './source-row.js';

/** The server takes no more rows at once, nor bodies over a mebibyte. */
const BATCH_ROWS = 20;
const BATCH_BYTES = 600 * 1024;

/** How far the sending is. */
export interface SendingProgress {
  readonly line: number;
  readonly imported: number;
  readonly repeated: number;
  readonly rejected: number;
}

/** What a command achieved; `before` is where the server stood when it began. */
export interface Sent extends SendingProgress {
  readonly before: OpenedImportView;
  /** Where the rejected lines are listed; null when there are none. */
  readonly rejectedFile: string | null;
}

/** Sends a file from where the server stands to its end. */
export async function sendFile(
  voice: PatientVoice,
  command: ImportCommand & { readonly agency: string },
  { look, onOpened, onProgress }: SendingHooks,
): Promise<Sent> {
  const { file, agency, target, source, mapping } = command;
  const { columns, rows, unchanged } = await openRows(file, look);
  const before = await voice.ask<OpenedImportView>('POST', '/imports', {
    fileName: path.basename(file),
    sha256: look.sha256,
    ...{ target, agency, source, mapping },
    ...(columns === null ? {} : { columns }),
  });
  onOpened(before);
  const rejectedFile = await RejectedFile.create(file);
  const sending = new Sending(voice, before, rejectedFile, onProgress);
  for await (const row of rows) await sending.add(row);
  unchanged();
  const end = await sending.end();
  const rejectedLines = await rejectedFile.close();
  return { ...end, before, rejectedFile: rejectedLines === 0 ? null : rejectedFile.path };
}

export interface SendingHooks {
  readonly look: FileLook;
  readonly onOpened: (run: OpenedImportView) => void;
  readonly onProgress: (progress: SendingProgress) => void;
}

class Sending {
  private waiting: SourceRow[] = [];
  private rows = 0;
  private bytes = 0;
  private progress: SendingProgress;
  private readonly told: ToldRejections;

  constructor(
    private readonly voice: PatientVoice,
    private readonly run: OpenedImportView,
    private readonly rejectedFile: RejectedFile,
    private readonly onProgress: (progress: SendingProgress) => void,
  ) {
    const { linesDone, imported, repeated, rejected } = run;
    this.progress = { line: linesDone, imported, repeated, rejected };
    this.told = new ToldRejections(voice, run);
  }

  /** Lines that are in already are only gone through for the list of what was rejected. */
  async add(row: SourceRow): Promise<void> {
    if (row.lastLine <= this.run.linesDone) {
      const why = await this.told.of(row.firstLine);
      if (why !== null) await this.rejectedFile.add(why.line, why.reason, row.raw);
      return;
    }
    const bytes = row.row === null ? 0 : Buffer.byteLength(JSON.stringify(row.row));
    if (this.rows === BATCH_ROWS || (this.rows > 0 && this.bytes + bytes > BATCH_BYTES)) await this.flush();
    this.waiting.push(row.row === null ? { ...row, raw: '' } : row);
    this.rows += row.row === null ? 0 : 1;
    this.bytes += bytes;
  }

  async end(): Promise<SendingProgress> {
    await this.flush();
    await this.voice.ask('POST', `/imports/${this.run.id}/completion`, { lastLine: this.progress.line });
    return this.progress;
  }

  private async flush(): Promise<void> {
    const last = this.waiting.at(-1);
    if (last === undefined) return;
    const batch: ImportBatch = {
      firstLine: this.progress.line + 1,
      lastLine: last.lastLine,
      rows: this.waiting.flatMap(({ row }): RawRow[] => (row === null ? [] : [row])),
    };
    const taken = await this.voice.ask<BatchView>('POST', `/imports/${this.run.id}/batches`, batch);
    const rawOf = new Map(this.waiting.map(({ firstLine, raw }) => [firstLine, raw]));
    for (const { line, reason } of taken.rejections)
      await this.rejectedFile.add(line, reason, rawOf.get(line) ?? '');
    this.progress = {
      line: taken.linesDone,
      imported: this.progress.imported + taken.imported,
      repeated: this.progress.repeated + taken.repeated,
      rejected: this.progress.rejected + taken.rejections.length,
    };
    this.waiting = [];
    this.rows = 0;
    this.bytes = 0;
    this.onProgress(this.progress);
  }
}

/** What the server remembers of lines it did not take earlier, page by page in the order of the file. */
class ToldRejections {
  private page: Rejection[] = [];
  private cursor: string | null = '';

  constructor(
    private readonly voice: PatientVoice,
    private readonly run: OpenedImportView,
  ) {
    if (run.rejected === 0) this.cursor = null;
  }

  /** Asked for rising lines only. */
  async of(line: number): Promise<Rejection | null> {
    for (;;) {
      while (this.page.length > 0 && (this.page[0]?.line ?? 0) < line) this.page.shift();
      const next = this.page[0];
      if (next !== undefined) return next.line === line ? next : null;
      if (this.cursor === null) return null;
      const more: { items: Rejection[]; nextCursor: string | null } = await this.voice.ask(
        'GET',
        `/imports/${this.run.id}/rejections?limit=200${this.cursor === '' ? '' : `&cursor=${this.cursor}`}`,
      );
      this.page = more.items;
      this.cursor = more.nextCursor;
    }
  }
}
