import type { ReactElement } from 'react';
import type { Views } from '../../api/client';
import { STEPS } from '../../texts/referral';
import { ChoiceField } from '../../ui/choice-field';
import { WordsField } from '../../ui/words-field';
import { useOptions } from '../../words/words';

export type ContactDraft = Partial<Views['FirstContactDto']>;
export const NO_CONTACT: ContactDraft = {};

export function isWholeContact({ channel, result, who }: ContactDraft): boolean {
  return channel !== undefined && result !== undefined && who !== undefined;
}

/** By what way whom was reached, three taps and, if there is something to say, a sentence. */
export function ContactFields({
  value,
  onChange,
}: {
  readonly value: ContactDraft;
  readonly onChange: (value: ContactDraft) => void;
}): ReactElement {
  const put = (change: object): void => onChange({ ...value, ...change });
  return (
    <>
      <ChoiceField
        label={STEPS.channel}
        options={useOptions('contact_channel')}
        value={value.channel ?? null}
        onChange={(channel) => put({ channel })}
      />
      <ChoiceField
        label={STEPS.who}
        options={useOptions('contact_role')}
        value={value.who ?? null}
        onChange={(who) => put({ who })}
      />
      <ChoiceField
        label={STEPS.result}
        options={useOptions('contact_result')}
        value={value.result ?? null}
        onChange={(result) => put({ result })}
      />
      <WordsField label={STEPS.note} value={value.note ?? ''} onChange={(note) => put({ note })} />
    </>
  );
}
