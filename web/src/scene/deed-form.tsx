import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useNavigate } from 'react-router';
import { colleaguesQuery } from '../agency/members-query';
import type { Writing } from '../drafts/use-outbox';
import { useSession } from '../session/session';
import { SETTLE } from '../texts/settle';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { ChoiceField } from '../ui/choice-field';
import { ProblemSay } from '../ui/problem-say';
import { Say } from '../ui/say';
import { WordsField } from '../ui/words-field';
import { NewFields } from './new-fields';
import { PhotoField } from './photo-field';
import styles from './scene.module.css';
import { type Deed, DEEDS, errandOf, missingOf, type OnTheSpot } from './settling';
import { SettlementFields } from './settlement-fields';

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
  const heads = useHeads(memberships.find(({ agencyId }) => agencyId !== null)?.agencyId ?? null);
  const headId = typed.headId ?? heads[0]?.code ?? null;
  const missing = missingOf(typed, headId);
  const { deed, call } = typed;
  const deeds = DEEDS.filter((each) => each !== 'settle' || permissions.includes('case.settle'));

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsAsked(true);
    if (missing !== null) return;
    if (deed === 'refer' && call !== null) {
      begin();
      void navigate(`/cases/${call.id}/send`);
      return;
    }
    send(errandOf(typed, { headId, photo }));
  };
  const faultOf = (field: string): string | undefined =>
    isAsked && missing?.field === field ? missing.words : undefined;

  return (
    <form className={card['form']} onSubmit={submit} noValidate>
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
      {deed === 'assign' && heads.length === 0 ? <Say tone="fault">{SETTLE.noHead}</Say> : null}
      {deed === 'refer' && call !== null ? (
        <p>{SETTLE.sentenceHint.refer}</p>
      ) : (
        <WordsField
          label={SETTLE.sentence[deed]}
          hint={SETTLE.sentenceHint[deed]}
          fault={faultOf('sentence')}
          value={typed.sentence}
          onChange={(sentence) => put({ sentence })}
        />
      )}
      {deed === 'settle' ? <SettlementFields typed={typed} put={put} /> : null}
      <PhotoField photo={photo} onTake={attach} />
      <ProblemSay problem={draft?.refusal ?? null} onReload={onReload} />
      <Button look="main" type="submit">
        {SETTLE.deeds[deed]}
      </Button>
    </form>
  );
}

/** The heads of the agency who are there. */
function useHeads(agencyId: string | null): { readonly code: string; readonly label: string }[] {
  const { data = [] } = useQuery({ ...colleaguesQuery(agencyId ?? ''), enabled: agencyId !== null });
  return data
    .filter(({ roles }) => roles.some((role) => role === 'station_head' || role === 'agency_head'))
    .map(({ userId, displayName }) => ({ code: userId, label: displayName }));
}
