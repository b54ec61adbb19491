import { Injectable } from '@nestjs/common';
import { chinaDay } from '../../../src/kernel/china-time.js';
import { Forbidden, InvalidInput } from '../../../src/kernel/errors.js';
import type { Actor } from '../../../src/platform/auth/actor.js';
import { agencyMeant } from '../../../src/platform/auth/agency-meant.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Agencies, Areas, type Agency, type Area, takesCasesIn } from '../../identity/index.js';
import { FACT_CODES, type NumberCode } from '../domain/fact-codes.js';
import { proposeTypes, type TypeProposal } from '../domain/type-proposal.js';
import { type NewFact, split } from '../guards/circumstances.store.js';
import type { Judgement } from '../guards/judge.js';
import { Judging } from '../guards/judging.js';
import type { FactDto } from '../http/facts.dto.js';
import type { RegisterCaseDto } from '../http/register.dto.js';
import { type Alike, Likeness } from '../likeness/likeness.js';
import type { NewParty } from '../parties.js';
import { Reference } from '../reference/reference.js';
import { readParties } from './read-party.js';

/** A dispute as it came in, understood and checked; nothing is kept yet. */
export interface Intake {
  readonly agency: Agency;
  readonly area: Area;
  readonly parties: readonly NewParty[];
  readonly facts: readonly NewFact[];
  readonly occurredAt: Date | null;
  readonly judged: Judgement;
  readonly alike: Alike;
  /** Types the words suggest, where none was chosen. */
  readonly types: readonly NamedType[];
}

/** A proposed type with its name. */
export interface NamedType extends TypeProposal {
  readonly name: string;
}

/**
 * Whether it is put on record, or only looked at while it is typed: then nothing counts that the reader may not see, and nobody
 * has to have said yet where it is or whom to call.
 */
export type Purpose = 'register' | 'preview';

/** Reads what somebody tells at the desk: who takes it in, where it belongs, who is in it, and what the rules say. */
@Injectable()
export class IntakeDesk {
  constructor(
    private readonly agencies: Agencies,
    private readonly areas: Areas,
    private readonly judging: Judging,
    private readonly likeness: Likeness,
    private readonly reference: Reference,
  ) {}

  /** @throws InvalidInput; Forbidden `not_your_agency`; NotFound `area_not_found` */
  async read(tx: Tx, dto: RegisterCaseDto, purpose: Purpose): Promise<Intake> {
    const now = await tx.now();
    const agency = await this.agencies.get(tx, agencyOf(tx.caller.actor, dto.agencyId));
    const area =
      dto.areaCode === undefined
        ? await this.areas.get(tx, agency.areaId)
        : await this.areas.byCode(tx, dto.areaCode);
    const parties = readParties(dto.parties ?? [], chinaDay(now), 1);
    if (purpose === 'register') requirePlaceOrContact(dto, parties);
    await requireType(tx, dto.typeCode);
    const occurredAt = readPast(dto.occurredAt, 'occurredAt', now);
    const facts = readFactDtos(dto.facts ?? []);
    const alike = await this.likeness.find(tx, {
      typeCode: dto.typeCode ?? null,
      narrative: dto.narrative,
      placeText: dto.placeText ?? null,
      areaPath: area.path,
      occurredAt: occurredAt ?? now,
      parties,
      exceptCaseId: null,
    });
    const calls = await this.likeness.callsOf(tx, {
      parties,
      typeCode: dto.typeCode ?? null,
      onlySeen: purpose === 'preview',
    });
    const judged = await this.judge(tx, dto, { agency, parties, facts, calls });
    const types = dto.typeCode === undefined ? await this.proposed(tx, dto.narrative) : [];
    return { agency, area, parties, facts, occurredAt, judged, alike, types };
  }

  /** What is no longer in the taxonomy is not proposed. */
  private async proposed(tx: Tx, narrative: string): Promise<NamedType[]> {
    const { definition: words } = await this.reference.get(tx, 'type_words');
    const { definition: types } = await this.reference.get(tx, 'dispute_types');
    const names = new Map(types.map(({ code, name }) => [code, name]));
    return proposeTypes(
      narrative,
      words.filter(({ code }) => names.has(code)),
    ).map((proposal) => ({ ...proposal, name: names.get(proposal.code) ?? proposal.code }));
  }

  private async judge(
    tx: Tx,
    dto: RegisterCaseDto,
    {
      agency,
      parties,
      facts,
      calls,
    }: Pick<Intake, 'agency' | 'parties' | 'facts'> & {
      readonly calls: Partial<Record<NumberCode, number>>;
    },
  ): Promise<Judgement> {
    const at = await tx.now();
    const said = split(
      facts.map((fact) => ({
        id: '',
        code: fact.code,
        value: 'value' in fact ? fact.value : null,
        number: 'number' in fact ? fact.number : null,
        saidBy: tx.caller.actor.displayName,
        at,
      })),
    );
    return this.judging.ofKnown(
      tx,
      {
        typeCode: dto.typeCode ?? null,
        narrative: dto.narrative,
        narrativeAt: at,
        facts: said.facts,
        numbers: {
          ...calls,
          ...(dto.amountFen === undefined ? {} : { amount_fen: dto.amountFen }),
          ...(dto.headcount === undefined ? {} : { people_involved: dto.headcount }),
          ...said.numbers,
        },
        parties: parties.map(({ isMinor, attributes }) => ({
          attributes: isMinor ? ['minor' as const, ...attributes] : attributes,
        })),
        agencyKind: agency.kind,
        overrides: [],
        grounds: [],
        heldFor: dto.risk ?? null,
      },
      'registration',
    );
  }
}

/** The one given, else the only one; in either case one in which the actor takes cases in. */
function agencyOf(actor: Actor, given: string | undefined): string {
  const agencyId = agencyMeant(actor, given);
  if (!takesCasesIn(actor, agencyId)) {
    throw new Forbidden('not_your_agency', 'You take in no cases for this agency.');
  }
  return agencyId;
}

function requirePlaceOrContact({ placeText }: RegisterCaseDto, parties: readonly NewParty[]): void {
  if (placeText !== undefined || parties.some(({ phone }) => phone !== null)) return;
  throw InvalidInput.at('placeText', 'place_or_contact', 'Give a place, or a party with a telephone number.');
}

/**
 * @param own the type that the case has: it keeps that, ended or not
 * @throws InvalidInput `type_unknown`
 */
export async function requireType(
  tx: Tx,
  typeCode: string | undefined,
  own: string | null = null,
): Promise<void> {
  if (typeCode === undefined || typeCode === own) return;
  const rows = await tx.query('select 1 from dispute_type where code = $1 and active_to is null', [typeCode]);
  if (rows.length === 0)
    throw InvalidInput.at('typeCode', 'type_unknown', 'There is no such dispute type today.');
}

/** @throws InvalidInput `in_future`; null when nothing was given */
export function readPast(text: string | undefined, path: string, now: Date): Date | null {
  if (text === undefined) return null;
  const instant = new Date(text);
  if (instant > now) throw InvalidInput.at(path, 'in_future', 'This cannot lie in the future.');
  return instant;
}

/** @throws InvalidInput where an answer was given for a count or the other way round */
export function readFactDtos(dtos: readonly FactDto[]): NewFact[] {
  const problems = dtos.flatMap((dto, index) =>
    isAnswer(dto.code) === (dto.value !== undefined) &&
    (dto.value === undefined) !== (dto.number === undefined)
      ? []
      : [
          {
            path: `facts[${index}]`,
            code: 'fact_form',
            message: isAnswer(dto.code) ? 'Give value: yes, no or unknown.' : 'Give number.',
          },
        ],
  );
  if (problems.length > 0) throw new InvalidInput(problems);
  return dtos.map(
    ({ code, value, number }) => ({ code, ...(value === undefined ? { number } : { value }) }) as NewFact,
  );
}

function isAnswer(code: string): boolean {
  return (FACT_CODES as readonly string[]).includes(code);
}
