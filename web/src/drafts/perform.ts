import { attach } from '../api/attach';
import { api, bodyOf, type Views } from '../api/client';
import { ifMatch } from '../api/use-command';
import { isOfPeople } from '../sending/people';
import type { CaseReached, Errand, PhotoKept, Step } from './draft';

type Progress = Partial<Pick<Errand, 'reached' | 'sentTo'>>;

/**
 * Does one step.
 * @param bytesOf reads a picture, in base64
 * @returns what it changed of the errand
 * @throws Problem
 */
export async function perform(
  step: Step,
  errand: Errand,
  bytesOf: (photo: PhotoKept) => Promise<string>,
): Promise<Progress> {
  const header = { 'Idempotency-Key': step.key };
  if (step.does === 'register') {
    return registered(await bodyOf(api.POST('/api/v1/cases', { params: { header }, body: step.body })));
  }
  const reached = reachedBy(errand);
  const path = { id: reached.id };
  const params = { path, header: { ...header, ...ifMatch(reached.version) } };
  switch (step.does) {
    case 'settle':
      return changed(
        reached,
        await bodyOf(api.POST('/api/v1/cases/{id}/settlement', { params, body: step.body })),
      );
    case 'close':
      return changed(
        reached,
        await bodyOf(api.POST('/api/v1/cases/{id}/closure', { params, body: step.body })),
      );
    case 'take':
      return changed(reached, await bodyOf(api.POST('/api/v1/cases/{id}/taking', { params })));
    case 'assign':
      return changed(
        reached,
        await bodyOf(api.POST('/api/v1/cases/{id}/assignment', { params, body: step.body })),
      );
    case 'consent': {
      if (reached.applicantIds.length === 0) return {};
      const body = { ...step.body, partyIds: [...reached.applicantIds] };
      await api.POST('/api/v1/cases/{id}/consents', { params: { path, header }, body });
      return {};
    }
    case 'refer': {
      const { recipientAgencyName } = await bodyOf(
        api.POST('/api/v1/cases/{caseId}/referrals', {
          params: { path: { caseId: reached.id }, header },
          body: { ...step.body, ...peopleOf(step.body, reached) },
        }),
      );
      return { sentTo: recipientAgencyName };
    }
    case 'photo': {
      const { name, type } = step.photo;
      const content = pictureOf(await bytesOf(step.photo), type);
      await attach(header, { type: 'case', id: reached.id }, { content, name, kind: 'photo' });
      return {};
    }
  }
}

/** Whoever agreed is told of, and nobody else; where the law is the ground, it holds for all. */
function peopleOf(
  { fields = [], legalBasis }: Views['CreateReferralDto'],
  { applicantIds }: CaseReached,
): Pick<Views['CreateReferralDto'], 'fields' | 'partyIds'> {
  if (legalBasis !== undefined || !fields.some(isOfPeople)) return {};
  if (applicantIds.length > 0) return { partyIds: [...applicantIds] };
  return { fields: fields.filter((field) => !isOfPeople(field)) };
}

function reachedBy({ reached }: Errand): CaseReached {
  if (reached === null) throw new Error('a step on a case before there is one');
  return reached;
}

function registered({ case: theCase, settlementRefused }: Views['RegisteredCaseView']): Progress {
  const { id, number, version, parties } = theCase;
  return {
    reached: {
      id,
      number,
      version,
      applicantIds: parties.filter(({ role }) => role === 'applicant').map(({ id: partyId }) => partyId),
      settlementRefused: settlementRefused?.code ?? null,
    },
  };
}

function changed(reached: CaseReached, { version }: { readonly version: number }): Progress {
  return { reached: { ...reached, version } };
}

/** A picture as it was kept, as what it was. */
function pictureOf(base64: string, type: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return new Blob([bytes], { type });
}
