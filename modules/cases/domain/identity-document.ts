import { readIdentityNumber } from './identity-number.js';

export type IdentityDocumentKind = 'resident_identity' | 'passport' | 'organisation_code' | 'other';

/** An organisation's unified social credit code: eighteen characters without I, O, S, V, Z (GB 32100). */
const ORGANISATION_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const PASSPORT = /^[A-Z0-9]{5,17}$/;
const OTHER = /^[\p{L}\p{N}()〔〕\-/.\s]{1,40}$/u;

/**
 * The comparable form of a document number, or null when it cannot be one of its kind.
 *
 * Only the resident identity number is verified; of the others the form alone can be checked.
 * @param today `YYYY-MM-DD`
 */
export function normaliseDocumentNumber(
  kind: IdentityDocumentKind,
  text: string,
  today: string,
): string | null {
  const compact = text.normalize('NFKC').trim().toUpperCase();
  switch (kind) {
    case 'resident_identity': {
      const reading = readIdentityNumber(text, today);
      return reading.isValid ? reading.normalised : null;
    }
    case 'passport':
      return matching(compact.replace(/[\s-]/g, ''), PASSPORT);
    case 'organisation_code':
      return matching(compact.replace(/[\s-]/g, ''), ORGANISATION_CODE);
    case 'other':
      return matching(compact, OTHER);
  }
}

function matching(text: string, form: RegExp): string | null {
  return form.test(text) ? text : null;
}
