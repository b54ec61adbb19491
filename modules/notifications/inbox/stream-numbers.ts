import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';

/** The numbers of those of the streams that have one, by their ids. */
export type NumberReader = (tx: Tx, streamIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** What the story a notice belongs to is called. The module that owns the stories stands above this one and registers. */
@Injectable()
export class StreamNumbers {
  private reader: NumberReader | null = null;

  register(reader: NumberReader): void {
    this.reader = reader;
  }

  /** @returns tells it for any of the streams; null for what is no case */
  async of(tx: Tx, streamIds: readonly string[]): Promise<(streamId: string) => string | null> {
    const found = streamIds.length === 0 ? undefined : await this.reader?.(tx, [...new Set(streamIds)]);
    return (streamId) => found?.get(streamId) ?? null;
  }
}
