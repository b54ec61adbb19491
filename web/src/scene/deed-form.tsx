import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useNavigate } from 'react-router';
import { colleaguesQuery } from '../agency/members-query';
import { useWriting, type Writing } from '../drafts/use-outbox';
import { isHead } from '../session/roles';
import { useSession } from '../session/session';
import { SETTLE } from '../texts/settle';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { ChoiceField } from '../ui/choice-field';
import { ProblemSay } from '../ui/problem-say';
import { useFirstFault } from '../ui/use-first-fault';
import { Say } from '../ui/say';
import { WordsField } from '../ui/words-field';
import { NewFields } from './new-fields';
import { PhotoField } from './photo-field';
import styles from './scene.module.css';
import { type Deed, DEEDS, errandOf, missingOf, type OnTheSpot } from './settling';
import { SettlementFields } from './settlement-fields';
import { StillComing } from './still-coming';

const NOTHING_ASKED = { request: '' };

/** What is done with it, in one sentence. */
export function DeedForm({
  writing,
  onReload,
}: {
  readonly writing: Writing<OnTheSpot>;
  readonly onReload: () => void;
}): ReactElement {
  const { typed, put, send, draft, begin, attach } = writing;
  const navigate = useNavigate();
  const { permissions, memberships } = useSession();
  const [isAsked, setIsAsked] = useState(false);
  const photo = draft?.photo ?? null;
  const { heads, ...asked } = useHeads(
    memberships.find(({ agencyId }) => agencyId !== null)?.agencyId ?? null,
  );
  const headId = typed.headId ?? heads[0]?.code ?? null;
  const missing = missingOf(typed, headId);
  const { deed, call } = typed;
  // A call is on record already: what is asked of the other agency goes along to where it is chosen.
  const isHandedOn = deed === 'refer' && call !== null;
  const page = `/cases/${call?.id ?? ''}/send`;
  const handedOn = useWriting(page, NOTHING_ASKED);
  const [isReading, setIsReading] = useState(false);
  const [form, seekFault] = useFirstFault();
  const deeds = DEEDS.filter((each) => each !== 'settle' || permissions.includes('case.settle'));

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsAsked(true);
    if (missing !== null) return seekFault();
    if (isHandedOn) {
      if (typed.sentence.trim() !== '') handedOn.put({ request: typed.sentence.trim() });
      if (photo === null) {
        begin();
        void navigate(page);
        return;
      }
    }
    send(errandOf(typed, { headId, photo }));
  };
  const take = (file: File | null): Promise<boolean> => {
    setIsReading(true);
    return attach(file).finally(() => setIsReading(false));
  };
  const faultOf = (field: string): string | undefined =>
    isAsked && missing?.field === field ? missing.words : undefined;

  return (
    <form ref={form} className={card['form']} onSubmit={submit} noValidate>
      {call === null ? <NewFields typed={typed} put={put} faultOf={faultOf} /> : null}
      <div className={styles['deeds']}>
        <ChoiceField
          label={SETTLE.deed}
          options={deeds.map((code) => ({ code, label: SETTLE.deeds[code] }))}
          value={deed}
          onChange={(code) => put({ deed: code as Deed })}
        />
      </div>
      {deed === 'assign' && heads.length > 1 ? (
        <ChoiceField
          label={SETTLE.head}
          options={heads}
          value={headId}
          onChange={(code) => put({ headId: code })}
        />
      ) : null}
      {deed === 'assign' && asked.isComing ? (
        <StillComing
          error={asked.error}
          coming={SETTLE.headsComing}
          failed={SETTLE.headsFailed}
          onAgain={asked.again}
        />
      ) : null}
      {deed === 'assign' && !asked.isComing && heads.length === 0 ? (
        <Say tone="fault">{SETTLE.noHead}</Say>
      ) : null}
      <WordsField
        label={isHandedOn ? SETTLE.request : SETTLE.sentence[deed]}
        hint={isHandedOn ? SETTLE.requestHint : SETTLE.sentenceHint[deed]}
        fault={faultOf('sentence')}
        value={typed.sentence}
        onChange={(sentence) => put({ sentence })}
      />
      {deed === 'settle' && call?.state !== 'triage' ? <SettlementFields typed={typed} put={put} /> : null}
      <PhotoField photo={photo} onTake={take} />
      <ProblemSay problem={draft?.refusal ?? null} onReload={onReload} />
      <Button look="main" type="submit" busy={isReading}>
        {SETTLE.deeds[deed]}
      </Button>
    </form>
  );
}

interface Heads {
  readonly heads: readonly { readonly code: string; readonly label: string }[];
  /** Nobody knows yet who they are. */
  readonly isComing: boolean;
  readonly error: Error | null;
  readonly again: () => void;
}

/** The heads of the agency who are there. */
function useHeads(agencyId: string | null): Heads {
  const { data, error, refetch } = useQuery({
    ...colleaguesQuery(agencyId ?? ''),
    enabled: agencyId !== null,
  });
  return {
    heads: (data ?? [])
      .filter(({ roles }) => roles.some(isHead))
      .map(({ userId, displayName }) => ({ code: userId, label: displayName })),
    isComing: agencyId !== null && data === undefined,
    error,
    again: () => void refetch(),
  };
}
