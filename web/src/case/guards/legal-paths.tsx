import { type ReactElement, useState } from 'react';
import type { Views } from '../../api/client';
import { useSession } from '../../session/session';
import { GUARDS } from '../../texts/guards';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { ChoiceField } from '../../ui/choice-field';
import { Countdown } from '../../ui/countdown';
import { Sheet } from '../../ui/sheet';
import { WordsField } from '../../ui/words-field';
import { useOptions } from '../../words/words';
import { ActForm, type ActProps } from '../acts/act-form';
import type { Send, Target } from '../acts/take-act';
import type { LegalPath, LegalStep } from './guard-query';
import styles from './guards.module.css';

type Completion = Views['CompleteLegalStepDto'];

/** Where a stopped or diverted case goes on: step by step, by whom and by when; open ones may be completed here. */
export function LegalPaths<Data>({
  target,
  paths,
  how,
}: {
  readonly target: Target;
  readonly paths: readonly LegalPath[];
  readonly how: (code: string, body: Completion) => Send<Data>;
}): ReactElement[] {
  const [open, setOpen] = useState<LegalStep | null>(null);
  const { memberships } = useSession();
  const isTheirs = ({ ownerAgency }: LegalStep): boolean =>
    memberships.some(({ agencyName, role }) => agencyName === ownerAgency || role === 'coordinator');
  return [
    ...paths.map((path) => (
      <section key={path.id} className={card['card']}>
        <h2>{path.title}</h2>
        <ol className={styles['steps']}>
          {path.steps.map((step) => (
            <StepLine key={step.code} step={step} onComplete={isTheirs(step) ? () => setOpen(step) : null} />
          ))}
        </ol>
      </section>
    )),
    ...(open === null
      ? []
      : [
          <Sheet key="complete" title={GUARDS.completeTitle(open.title)} onClose={() => setOpen(null)}>
            <CompleteForm target={target} how={(body) => how(open.code, body)} onDone={() => setOpen(null)} />
          </Sheet>,
        ]),
  ];
}

function StepLine({
  step,
  onComplete,
}: {
  readonly step: LegalStep;
  readonly onComplete: (() => void) | null;
}): ReactElement {
  const now = useNow();
  const { title, ownerAgency, startedAt, dueAt, completedAt, completedBy, note, cleanInARow } = step;
  const standing = completedAt !== null ? 'done' : startedAt === null ? 'waits' : 'open';
  return (
    <li className={styles[standing]}>
      <b>{title}</b>
      <small>
        {ownerAgency}
        {standing === 'waits' ? ` · ${GUARDS.pathWaits}` : ''}
        {cleanInARow === 0 ? '' : ` · ${GUARDS.pathClean(cleanInARow)}`}
      </small>
      {completedAt === null ? null : (
        <small>{GUARDS.pathDone(completedBy ?? ownerAgency, calendarWords(completedAt, now))}</small>
      )}
      {note === null ? null : <p className={card['words']}>{note}</p>}
      {standing !== 'open' ? null : dueAt === null ? (
        <small>{GUARDS.pathNoLimit}</small>
      ) : (
        <Countdown deadlineAt={dueAt} />
      )}
      {standing === 'open' && onComplete !== null ? (
        <Button look="quiet" onClick={onComplete} aria-label={GUARDS.completeOf(title)}>
          {GUARDS.complete}
        </Button>
      ) : null}
    </li>
  );
}

function CompleteForm<Data>({
  how,
  ...props
}: ActProps & { readonly how: (body: Completion) => Send<Data> }): ReactElement {
  const [result, setResult] = useState<string | null>('done');
  const [note, setNote] = useState('');
  return (
    <ActForm
      {...props}
      isWhole={result === 'done' || note.trim() !== ''}
      send={how({
        result: result as 'done' | 'not_applicable',
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      })}
    >
      <ChoiceField
        label={GUARDS.completeResult}
        options={useOptions('legal_step_result')}
        value={result}
        onChange={setResult}
      />
      <WordsField label={GUARDS.completeNote} hint={GUARDS.completeHint} value={note} onChange={setNote} />
    </ActForm>
  );
}
