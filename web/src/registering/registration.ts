import type { Views } from '../api/client';
import { REGISTERING } from '../texts/registering';
import { SETTLE } from '../texts/settle';
import { NOT_CHOSEN, type Sending } from '../sending/sending';

export type Registration = Views['RegisterCaseDto'];
type Truth = NonNullable<Views['FactDto']['value']>;

/** What is written at the desk. */
export interface Written {
  readonly narrative: string;
  readonly applicant: string;
  readonly applicantPhone: string;
  readonly respondent: string;
  readonly respondentPhone: string;
  readonly where: string;
  /** In which community; empty: nobody has said. */
  readonly areaCode: string;
  /** Empty: nobody has said. */
  readonly typeCode: string;
  readonly amountYuan: string;
  readonly source: Registration['source'];
  /** What was answered, by the code of the fact. */
  readonly answers: Readonly<Record<string, Truth>>;
  readonly sending: Sending;
}

export const NOTHING_WRITTEN: Written = {
  narrative: '',
  applicant: '',
  applicantPhone: '',
  respondent: '',
  respondentPhone: '',
  where: '',
  areaCode: '',
  typeCode: '',
  amountYuan: '',
  source: 'walk_in',
  answers: {},
  sending: NOT_CHOSEN,
};

type Party = NonNullable<Registration['parties']>[number];

/** What was written as the API takes it: what is empty is left out. */
export function registrationOf(written: Written): Registration {
  const { narrative, where, areaCode, typeCode, amountYuan, source, answers } = written;
  const parties = [
    ...partyOf('applicant', written.applicant, written.applicantPhone),
    ...partyOf('respondent', written.respondent, written.respondentPhone),
  ];
  const facts = Object.entries(answers).map(([code, value]) => ({ code, value })) as Views['FactDto'][];
  return {
    source,
    narrative: narrative.trim(),
    ...(where.trim() === '' ? {} : { placeText: where.trim() }),
    ...(areaCode === '' ? {} : { areaCode }),
    ...(typeCode === '' ? {} : { typeCode }),
    ...(amountYuan.trim() === '' ? {} : { amountFen: Math.round(Number(amountYuan) * 100) }),
    ...(parties.length === 0 ? {} : { parties }),
    ...(facts.length === 0 ? {} : { facts }),
  };
}

function partyOf(role: Party['role'], typedName: string, typedPhone: string): Party[] {
  const [name, phone] = [typedName.trim(), typedPhone.trim()];
  if (name === '' && phone === '') return [];
  return [{ role, name: name === '' ? SETTLE.somebody : name, ...(phone === '' ? {} : { phone }) }];
}

/** What is missing before it can be registered, by field. */
export function gapsOf({ narrative, where, applicantPhone, amountYuan }: Written): {
  readonly [field: string]: string | undefined;
} {
  return {
    ...(narrative.trim() === '' ? { narrative: REGISTERING.missing.narrative } : {}),
    ...(where.trim() === '' && applicantPhone.trim() === '' ? { where: REGISTERING.missing.where } : {}),
    ...(Number.isFinite(Number(amountYuan)) ? {} : { amountYuan: REGISTERING.wrong.amount }),
  };
}
