import { NotFound } from '../../src/kernel/errors.js';
import type { Caller } from '../../src/platform/auth/actor.js';
import type { Tx } from '../../src/platform/database/tx.js';
import type { FileSubject } from '../documents/index.js';
import type { CaseAccess } from './case-access.js';
import { requireUnmerged } from './merge-cases.js';
import { getCase, lockCaseShared } from './store/cases.store.js';

/** The files of a case follow the case: whoever may see it sees them, whoever may work on it adds to them. */
export class CaseFiles implements FileSubject {
  constructor(private readonly access: CaseAccess) {}

  /** False instead of an error for an outsider: a single file may still be shared with them. */
  async mayRead(tx: Tx, caller: Caller, caseId: string): Promise<boolean> {
    try {
      await this.access.require(tx, caller, caseId, 'read');
      return true;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  }

  /** @throws as `CaseAccess.require`; Conflict `case_merged`. A closed case is added to: receipts come after the end. */
  async mayWrite(tx: Tx, caller: Caller, caseId: string): Promise<boolean> {
    await requireUnmerged(tx, await this.access.require(tx, caller, caseId, 'work'));
    return true;
  }

  async caseIdOf(tx: Tx, caseId: string): Promise<string> {
    return (await getCase(tx, caseId)).id;
  }

  lockShared(tx: Tx, caseId: string): Promise<void> {
    return lockCaseShared(tx, caseId);
  }
}
