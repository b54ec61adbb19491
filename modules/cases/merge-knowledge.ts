import { uuidv7 } from '../../src/kernel/ids.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { copyFilesOfCase } from '../documents/index.js';

/** Which case goes on as which. */
export interface Merging {
  readonly fromId: string;
  readonly intoId: string;
}

/**
 * People, what they said, answers, work and files go along, so that a rule that stopped the one stops the other, and nobody is
 * asked twice. What the survivor heard later counts: the latest row of a person or a question is its last.
 */
export async function copyKnowledge(tx: Tx, merging: Merging): Promise<void> {
  const people = await joinParties(tx, merging);
  await copyConsents(tx, merging, people);
  await copyFacts(tx, merging);
  await copyWork(tx, merging, people);
  await copyFilesOfCase(tx, merging);
}

/** A party of the old case, and who they are in the survivor. */
interface Joined {
  readonly oldId: string;
  readonly newId: string;
}

/**
 * The same person is whoever shows the same document, or the same telephone under the same name: families share a
 * telephone, and two people of one name are not one. Whoever is not in the survivor yet is copied.
 */
async function joinParties(tx: Tx, { fromId, intoId }: Merging): Promise<readonly Joined[]> {
  const old = await tx.query<{ id: string; sameAs: string | null }>(
    `select p.id, (
       select q.id from party q
       where q.case_id = $2 and (q.document_index = p.document_index
         or (q.phone_index = p.phone_index and q.name_index = p.name_index
             and (q.document_index is null or p.document_index is null)))
       order by (q.document_index = p.document_index) desc nulls last, q.position limit 1) as "sameAs"
     from party p where p.case_id = $1 order by p.position`,
    [fromId, intoId],
  );
  const joined: Joined[] = [];
  for (const { id, sameAs } of old) {
    if (sameAs !== null) await addWhatIsMissing(tx, { oldId: id, newId: sameAs });
    joined.push({ oldId: id, newId: sameAs ?? (await copyParty(tx, id, intoId)) });
  }
  return joined;
}

/** Of two records of one person each may know what the other does not; of two words on safe contact the stricter holds. */
async function addWhatIsMissing(tx: Tx, { oldId, newId }: Joined): Promise<void> {
  await tx.query(
    `update party q set
       document_kind = coalesce(q.document_kind, p.document_kind),
       document_sealed = coalesce(q.document_sealed, p.document_sealed),
       document_index = coalesce(q.document_index, p.document_index),
       phone_sealed = coalesce(q.phone_sealed, p.phone_sealed), phone_index = coalesce(q.phone_index, p.phone_index),
       address_sealed = coalesce(q.address_sealed, p.address_sealed),
       address_protected = q.address_protected or p.address_protected,
       may_call = q.may_call and p.may_call, may_sms = q.may_sms and p.may_sms,
       contact_hours = coalesce(q.contact_hours, p.contact_hours),
       neutral_wording = q.neutral_wording or p.neutral_wording,
       attributes = array(select distinct unnest(q.attributes || p.attributes))
     from party p where q.id = $2 and p.id = $1`,
    [oldId, newId],
  );
}

async function copyParty(tx: Tx, id: string, intoId: string): Promise<string> {
  const newId = uuidv7();
  await tx.query(
    `insert into party (id, case_id, position, role, kind, is_minor, name, name_sealed, name_index, document_kind,
       document_sealed, document_index, phone_sealed, phone_index, address_sealed, address_protected, may_call, may_sms,
       contact_hours, neutral_wording, attributes, created_at, created_by)
     select $1, $2, (select coalesce(max(position), 0) + 1 from party where case_id = $2), role, kind, is_minor, name,
       name_sealed, name_index, document_kind, document_sealed, document_index, phone_sealed, phone_index,
       address_sealed, address_protected, may_call, may_sms, contact_hours, neutral_wording, attributes, $4, $5
     from party where id = $3`,
    [newId, intoId, id, await tx.now(), tx.caller.actor.userId],
  );
  return newId;
}

/**
 * Grounds go by the latest row. So a word is carried over only where the same person has said nothing on the matter since
 * in the survivor, and a consent never where they have refused or withdrawn anything since.
 */
async function copyConsents(tx: Tx, { fromId, intoId }: Merging, people: readonly Joined[]): Promise<void> {
  await tx.query(
    `with joined as (select * from unnest($3::uuid[], $4::uuid[]) as j(old_id, new_id)),
     said as (
       select c.*, case when c.party_id is null then null else j.new_id end as new_party_id
       from party_consent c left join joined j on j.old_id = c.party_id where c.case_id = $1)
     insert into party_consent (id, case_id, party_id, purpose, recipient_agency_id, decision, legal_basis, manner,
       evidence, recorded_at, recorded_by)
     select gen_random_uuid(), $2, s.new_party_id, s.purpose, s.recipient_agency_id, s.decision, s.legal_basis, s.manner,
       s.evidence, s.recorded_at, s.recorded_by
     from said s
     where not exists (
       select 1 from party_consent own
       where own.case_id = $2 and own.party_id is not distinct from s.new_party_id and own.recorded_at > s.recorded_at
         and (own.purpose = s.purpose
           or (s.decision in ('given', 'legal_basis') and own.decision in ('refused', 'withdrawn'))))
     order by s.seq`,
    [fromId, intoId, people.map(({ oldId }) => oldId), people.map(({ newId }) => newId)],
  );
}

async function copyFacts(tx: Tx, { fromId, intoId }: Merging): Promise<void> {
  await tx.query(
    `insert into case_fact (id, case_id, code, value, number, said_by, recorded_by, at)
     select gen_random_uuid(), $2, f.code, f.value, f.number, f.said_by, f.recorded_by, f.at from case_fact f
     where f.case_id = $1 and not exists (
       select 1 from case_fact own where own.case_id = $2 and own.code = f.code and own.at > f.at)
     order by f.seq`,
    [fromId, intoId],
  );
}

/** What was done for these people, in its order; of the survivor's cycle, for it belongs to what goes on. */
async function copyWork(tx: Tx, { fromId, intoId }: Merging, people: readonly Joined[]): Promise<void> {
  await tx.query(
    `insert into case_work (id, case_id, cycle, kind, happened_at, channel, result, party_id, party_role, note, agency_id,
       recorded_by, recorded_at)
     select gen_random_uuid(), d.id, d.cycle, w.kind, w.happened_at, w.channel, w.result, j.new_id, w.party_role, w.note,
       w.agency_id, w.recorded_by, w.recorded_at
     from case_work w join dispute_case d on d.id = $2
       left join unnest($3::uuid[], $4::uuid[]) as j(old_id, new_id) on j.old_id = w.party_id
     where w.case_id = $1 order by w.seq`,
    [fromId, intoId, people.map(({ oldId }) => oldId), people.map(({ newId }) => newId)],
  );
}
