import { newCommandKey } from '../../api/command-key';
import type { Views } from '../../api/client';
import type { KindProfile } from './kind-queries';

/** What a kind is or is not, each a tick. */
export const FLAGS = [
  'autoReroute',
  'redNeedsDuty',
  'mediatesOnly',
  'capacityBinds',
  'isPublicOrgan',
  'isCentre',
  'answersSafety',
] as const satisfies readonly (keyof KindProfile)[];

type Question = Omit<Views['KindQuestionDto'], 'choices'> & { readonly choices?: string };

/** A kind as its form holds it. */
export interface KindValues {
  readonly key: string;
  readonly label: string;
  readonly source: string;
  readonly profile: Partial<Omit<KindProfile, 'intakeQuestions' | 'refusalByReason'>> & {
    readonly intakeQuestions?: Question[];
  };
  /** Reasons of refusal that are dealt with in the other way than `refusal` says. */
  readonly exceptions?: string[];
}

export function valuesOf(profile: KindProfile): Pick<KindValues, 'profile' | 'exceptions'> {
  const { refusalByReason, intakeQuestions, ...others } = profile;
  return {
    profile: {
      ...others,
      intakeQuestions: intakeQuestions.map(({ choices, ...question }) => ({
        ...question,
        ...(choices === undefined ? {} : { choices: choices.join('，') }),
      })),
    },
    exceptions: Object.keys(refusalByReason).filter((reason) => refusalByReason[reason] !== profile.refusal),
  };
}

/** The profile as the server takes it. */
export function profileBody({ profile, exceptions = [] }: Pick<KindValues, 'profile' | 'exceptions'>) {
  const { intakeQuestions = [], resolveKind, ...others } = profile;
  const other = profile.refusal === 'final' ? 'reviewable' : 'final';
  return {
    ...others,
    resolveKind: resolveKind ?? null,
    refusalByReason: Object.fromEntries(exceptions.map((reason) => [reason, other])),
    intakeQuestions: intakeQuestions.map(({ choices, ...question }) => ({
      ...question,
      required: question.required === true,
      ...(question.answer === 'choice' ? { choices: partsOf(choices) } : {}),
    })),
  };
}

/** A code for a question or a paper, which people never see: it only has to stay the same. */
export function newCode(of: 'question' | 'paper'): string {
  return `${of}_${newCommandKey().slice(0, 8)}`;
}

function partsOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
