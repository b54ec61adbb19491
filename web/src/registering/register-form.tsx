import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import { asProblem } from '../api/problem';
import { step } from '../drafts/draft';
import type { Writing } from '../drafts/use-outbox';
import { SendFields } from '../sending/send-fields';
import { chosenOf, type Ranked, sendingGaps, sendingSteps } from '../sending/sending';
import { useSession } from '../session/session';
import { problemWords } from '../texts/problems';
import { REGISTERING } from '../texts/registering';
import { Button } from '../ui/button';
import { ProblemSay } from '../ui/problem-say';
import { Say } from '../ui/say';
import { useFirstFault } from '../ui/use-first-fault';
import { useIsDesk } from '../ui/use-is-desk';
import { useSettled } from '../ui/use-settled';
import { WordsField } from '../ui/words-field';
import { Findings, Questions } from './checks';
import { communitiesQuery, type Community } from './communities';
import { DeskFields } from './desk-fields';
import { type Faults, faultsOf } from './faults';
import { previewQuery } from './preview-query';
import { assumed, proposalsOf, used } from './proposals';
import { ReadLine } from './read-line';
import { gapsOf, registrationOf, type Written } from './registration';
import styles from './registering.module.css';
import { useGoingOn } from './use-going-on';

const STILL_MS = 500;
const NO_COMMUNITIES: readonly Community[] = [];
const NOBODY: Ranked = { suggestions: [], choiceReasons: [], rulesVersion: 0, trade: null };

/** The account at the left, what follows from it at the right; Tab goes through both, Ctrl+Enter sends. */
export function RegisterForm({ writing }: { readonly writing: Writing<Written> }): ReactElement {
  const { typed, put, send, draft } = writing;
  const [isAsked, setIsAsked] = useState(false);
  const [form, seekFault] = useFirstFault();
  const isDesk = useIsDesk();
  const column = useRef<HTMLDivElement>(null);
  const goOn = useGoingOn(column, typed);
  const { data: communities = NO_COMMUNITIES } = useQuery(communitiesQuery(useSession()));
  const asked = useSettled(registrationOf(assumed(typed)), STILL_MS);
  const { data: preview, error, ...reading } = useQuery(previewQuery(asked));
  // Nobody sends on what was found of other words; where nobody answers, it goes on without.
  const isLooking = reading.isPlaceholderData && reading.isFetching && reading.failureCount === 0;
  const problem = error === null ? null : asProblem(error);
  const ranked = preview?.ranked ?? NOBODY;
  const hasPeople = (registrationOf(typed).parties ?? []).length > 0;
  const gaps = { ...gapsOf(typed), ...sendingGaps(ranked, typed.sending, hasPeople) };
  const faults: Faults = { ...faultsOf(problem, asked), ...(isAsked ? gaps : {}) };
  const sends = chosenOf(ranked, typed.sending) !== null;

  const submit = (): void => {
    if (isLooking) return;
    setIsAsked(true);
    if (Object.keys(gaps).length > 0) return seekFault();
    const body = registrationOf(typed);
    send({
      deed: 'register',
      steps: [step({ does: 'register', body }), ...sendingSteps(ranked, typed.sending, hasPeople)],
      reached: null,
    });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };

  return (
    <form
      ref={form}
      className={styles['columns']}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={onKey}
      noValidate
    >
      <div ref={column} className={styles['column']}>
        <WordsField
          label={REGISTERING.narrative}
          hint={REGISTERING.narrativeHint}
          fault={faults['narrative']}
          value={typed.narrative}
          onChange={(narrative) => put({ narrative })}
          autoFocus
        />
        <ReadLine
          proposals={proposalsOf(typed, preview?.checks.types ?? [], communities)}
          onUse={(proposals) => {
            if (isDesk) goOn();
            put(used(proposals));
          }}
        />
        <DeskFields typed={typed} communities={communities} faults={faults} onChange={put} />
      </div>
      <div className={styles['column']}>
        {problem === null || problem.fields.length > 0 ? null : <Say tone="fault">{wordsOf(problem)}</Say>}
        {preview === undefined ? (
          <p className={styles['hint']}>{REGISTERING.waits}</p>
        ) : (
          <>
            {preview.restsSeconds === null ? null : (
              <Say tone="plain">{REGISTERING.usedUp(Math.ceil(preview.restsSeconds / 60))}</Say>
            )}
            <Questions
              asked={preview.checks.guards.questions}
              answers={typed.answers}
              onAnswer={(answers) => put({ answers })}
            />
            <Findings checks={preview.checks} />
            {asked.placeText === undefined ? (
              <small className={styles['hint']}>{REGISTERING.noPlace}</small>
            ) : null}
            <SendFields
              ranked={ranked}
              sending={typed.sending}
              hasPeople={hasPeople}
              faults={faults}
              onChange={(change) => put({ sending: { ...typed.sending, ...change } })}
            />
          </>
        )}
        <ProblemSay problem={draft?.refusal ?? null} />
        <div className={styles['after']}>
          <Button look="main" type="submit" busy={isLooking}>
            {sends ? REGISTERING.send : REGISTERING.register}
          </Button>
          {isDesk ? <small className={styles['hint']}>{REGISTERING.sendKey}</small> : null}
        </div>
      </div>
    </form>
  );
}

function wordsOf(problem: ReturnType<typeof asProblem>): string {
  if (problem.code !== 'previews_used_up') return problemWords(problem);
  return REGISTERING.usedUp(Math.ceil((problem.retryAfterSeconds ?? 60) / 60));
}
