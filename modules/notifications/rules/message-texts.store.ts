import type { Tx } from '../../../src/platform/database/tx.js';

/** The words of a code. For staff what there is to do; for parties a whole neutral sentence. */
export interface MessageText {
  readonly code: string;
  readonly audience: 'staff' | 'party';
  readonly text: string;
  readonly version: number;
}

/** What a text may have, so that a message keeps its 70 characters. */
export const TEXT_LENGTH: Readonly<Record<MessageText['audience'], number>> = { staff: 16, party: 58 };

export async function findText(tx: Tx, code: string): Promise<MessageText | null> {
  const rows = await tx.query<MessageText>(
    'select code, audience, text, version from message_text where code = $1',
    [code],
  );
  return rows[0] ?? null;
}

export async function allTexts(tx: Tx): Promise<MessageText[]> {
  return tx.query<MessageText>(
    'select code, audience, text, version from message_text order by audience, code',
  );
}

/** @returns false when there is a text of this code already */
export async function insertText(tx: Tx, text: Omit<MessageText, 'version'>): Promise<boolean> {
  const rows = await tx.query(
    `insert into message_text (code, audience, text, changed_at, changed_by) values ($1, $2, $3, $4, $5)
     on conflict (code) do nothing returning code`,
    [text.code, text.audience, text.text, await tx.now(), tx.caller.actor.userId],
  );
  return rows.length > 0;
}

/** @returns false when its version is another by now */
export async function saveText(
  tx: Tx,
  code: string,
  change: { text: string; version: number },
): Promise<boolean> {
  const rows = await tx.query(
    `update message_text set text = $3, version = version + 1, changed_at = $4, changed_by = $5
     where code = $1 and version = $2 returning code`,
    [code, change.version, change.text, await tx.now(), tx.caller.actor.userId],
  );
  return rows.length > 0;
}
