import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../src/platform/crypto/field-cipher.js';
import type { Tx } from '../../src/platform/database/tx.js';
import type { IdentityDocumentKind } from './domain/identity-document.js';
import type { Party, PartyMark, PartyRole } from './store/party-row.js';

/** What the sealed columns of a party are bound to. */
export const PARTY_CONTEXT = {
  name: 'party.name',
  document: 'party.document',
  phone: 'party.phone',
  address: 'party.address',
} as const;

/** A party as it is written. */
export type NewParty = Omit<Party, 'caseId'>;

interface StoredParty {
  readonly id: string;
  readonly caseId: string;
  readonly position: number;
  readonly role: PartyRole;
  readonly kind: 'person' | 'organisation';
  readonly isMinor: boolean;
  readonly name: string | null;
  readonly nameSealed: string | null;
  readonly documentKind: IdentityDocumentKind | null;
  readonly documentSealed: string | null;
  readonly phoneSealed: string | null;
  readonly addressSealed: string | null;
  readonly addressProtected: boolean;
  readonly mayCall: boolean;
  readonly maySms: boolean;
  readonly contactHours: string | null;
  readonly neutralWording: boolean;
  readonly attributes: readonly PartyMark[];
}

const COLUMNS = `p.id, p.case_id as "caseId", p.position, p.role, p.kind, p.is_minor as "isMinor", p.name,
  p.name_sealed as "nameSealed", p.document_kind as "documentKind", p.document_sealed as "documentSealed",
  p.phone_sealed as "phoneSealed", p.address_sealed as "addressSealed", p.address_protected as "addressProtected",
  p.may_call as "mayCall", p.may_sms as "maySms", p.contact_hours as "contactHours",
  p.neutral_wording as "neutralWording", p.attributes`;

/** The parties of cases: sealed on the way in, opened on the way out. */
@Injectable()
export class Parties {
  constructor(private readonly cipher: FieldCipher) {}

  /** Opened. Show them masked, freeze what was chosen of them, or audit the sight. */
  async ofCase(tx: Tx, caseId: string): Promise<readonly Party[]> {
    const rows = await tx.query<StoredParty>(
      `select ${COLUMNS} from party p where p.case_id = $1 order by p.position`,
      [caseId],
    );
    return rows.map((row) => this.opened(row));
  }

  async add(tx: Tx, caseId: string, party: NewParty): Promise<void> {
    await tx.query(
      `insert into party (id, case_id, position, role, kind, is_minor, name, name_sealed, name_index, document_kind,
         document_sealed, document_index, phone_sealed, phone_index, address_sealed, address_protected, may_call, may_sms,
         contact_hours, neutral_wording, attributes, created_at, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
      [party.id, caseId, party.position, ...this.sealed(party), await tx.now(), tx.caller.actor.userId],
    );
  }

  /** Writes a party anew; its place and its case stay. */
  async save(tx: Tx, party: NewParty): Promise<void> {
    await tx.query(
      `update party set role = $2, kind = $3, is_minor = $4, name = $5, name_sealed = $6, name_index = $7,
         document_kind = $8, document_sealed = $9, document_index = $10, phone_sealed = $11, phone_index = $12,
         address_sealed = $13, address_protected = $14, may_call = $15, may_sms = $16, contact_hours = $17,
         neutral_wording = $18, attributes = $19 where id = $1`,
      [party.id, ...this.sealed(party)],
    );
  }

  /** The columns from `role` to `attributes`, in that order. */
  private sealed({
    role,
    kind,
    isMinor,
    name,
    document,
    phone,
    address,
    safeContact,
    ...rest
  }: NewParty): unknown[] {
    return [
      role,
      kind,
      isMinor,
      isMinor ? null : name,
      isMinor ? this.cipher.seal(name, PARTY_CONTEXT.name) : null,
      this.indexOfName(name),
      document?.kind ?? null,
      document === null ? null : this.cipher.seal(document.number, PARTY_CONTEXT.document),
      document === null ? null : this.indexOfDocument(document.number),
      phone === null ? null : this.cipher.seal(phone, PARTY_CONTEXT.phone),
      phone === null ? null : this.indexOfPhone(phone),
      address === null ? null : this.cipher.seal(address, PARTY_CONTEXT.address),
      rest.addressProtected,
      safeContact.mayCall,
      safeContact.maySms,
      safeContact.hours,
      safeContact.neutralWording,
      rest.attributes,
    ];
  }

  indexOfPhone(phone: string): string {
    return this.cipher.blindIndex(phone, PARTY_CONTEXT.phone);
  }

  indexOfDocument(number: string): string {
    return this.cipher.blindIndex(number, PARTY_CONTEXT.document);
  }

  indexOfName(name: string): string {
    return this.cipher.blindIndex(name, PARTY_CONTEXT.name);
  }

  private opened(row: StoredParty): Party {
    const open = (sealed: string | null, context: string): string | null =>
      sealed === null ? null : this.cipher.open(sealed, context);
    const number = open(row.documentSealed, PARTY_CONTEXT.document);
    return {
      id: row.id,
      caseId: row.caseId,
      position: row.position,
      role: row.role,
      kind: row.kind,
      isMinor: row.isMinor,
      name: row.name ?? open(row.nameSealed, PARTY_CONTEXT.name) ?? '',
      document: number === null || row.documentKind === null ? null : { kind: row.documentKind, number },
      phone: open(row.phoneSealed, PARTY_CONTEXT.phone),
      address: open(row.addressSealed, PARTY_CONTEXT.address),
      addressProtected: row.addressProtected,
      safeContact: {
        mayCall: row.mayCall,
        maySms: row.maySms,
        hours: row.contactHours,
        neutralWording: row.neutralWording,
      },
      attributes: row.attributes,
    };
  }
}
