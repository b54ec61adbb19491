import type { Party } from '../../cases/index.js';
import type { FileKind } from '../../documents/index.js';
import type { IntakeAnswer } from '../domain/intake.js';

/** What a recipient is shown: the case's fields that were chosen, as they were then. */
export interface SnapshotContent {
  readonly number?: string;
  readonly type?: string | null;
  readonly risk?: string;
  readonly narrative?: string;
  readonly place?: string | null;
  readonly amountFen?: number | null;
  readonly headcount?: number;
  readonly parties?: readonly SnapshotParty[];
  readonly files?: readonly SnapshotFile[];
  readonly answers?: readonly SnapshotAnswer[];
}

/** A chosen file as it was on record; its content is opened by its id. */
export interface SnapshotFile {
  readonly fileId: string;
  readonly name: string;
  readonly kind: FileKind;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Which of the papers the recipient needs it is. */
  readonly paperCodes: readonly string[];
}

/** What the sender said to a question of the recipient's kind, with the question as it was asked then. */
export interface SnapshotAnswer extends IntakeAnswer {
  readonly text: string;
}

/** A party in a snapshot; a name, telephone, address or number is there only when it was chosen. */
export interface SnapshotParty {
  readonly partyId: string;
  readonly role: Party['role'];
  readonly kind: 'person' | 'organisation';
  readonly isMinor: boolean;
  readonly name?: string;
  readonly phone?: string | null;
  readonly address?: string | null;
  readonly identityNumber?: string | null;
  /** How they may be reached without harm; always told with a telephone or address. */
  readonly safeContact?: Party['safeContact'];
}
