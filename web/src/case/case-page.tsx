import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { Opening, PageNotYet } from '../app/page-states';
import { SupervisionLater } from '../supervision/supervision-later';
import { CASE } from '../texts/case';
import { REFERRAL } from '../texts/referral';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import card from '../ui/card.module.css';
import { Fact, Facts } from '../ui/facts';
import { Limits } from '../ui/limits';
import { yuanOf } from '../ui/money';
import { RiskMark } from '../ui/risk-mark';
import { Say } from '../ui/say';
import { useWords } from '../words/words';
import { ActsBar } from './acts/acts-bar';
import styles from './case.module.css';
import { type Case, caseQuery } from './case-query';
import { Papers } from './papers';
import { Parties } from './parties';
import { Timeline } from './timeline';

const CasePath = lazy(async () => ({ default: (await import('./path/case-path')).CasePath }));
const Deeper = lazy(async () => ({ default: (await import('./deeper')).Deeper }));
const Law = lazy(async () => ({ default: (await import('./law')).Law }));
const OtherDoors = lazy(async () => ({ default: (await import('./doors/other-doors')).OtherDoors }));

/** One case as its agencies see it: the dispute, its people, who has it, by when what is due, and all that happened. */
export function CasePage(): ReactElement {
  const { id = '' } = useParams();
  const asked = useQuery(caseQuery(id));
  const theCase = useAsOpened(asked.data, id);
  if (theCase === undefined) return <PageNotYet asked={asked} />;
  if (theCase === null) {
    return (
      <Suspense fallback={<Opening />}>
        <OtherDoors caseId={id} />
      </Suspense>
    );
  }
  // An old number was led on to the case in which it goes on.
  if (theCase.id !== id) return <Navigate to={`/cases/${theCase.id}`} replace />;
  // Each case has a page of its own: who was seen whole and what was opened on it does not outlast it.
  return (
    <article key={theCase.id} className={`${card['page']} ${styles['page']}`}>
      <Head theCase={theCase} />
      <Standing theCase={theCase} />
      <ActsBar theCase={theCase} />
      <Suspense fallback={null}>
        <CasePath caseId={theCase.id} />
      </Suspense>
      <div className={card['columns']}>
        <div className={card['column']}>
          <Suspense fallback={null}>
            <Law theCase={theCase} />
          </Suspense>
          <Dispute theCase={theCase} />
          <Parties theCase={theCase} />
          <Suspense fallback={null}>
            <Deeper theCase={theCase} />
          </Suspense>
        </div>
        <div className={card['column']}>
          <Limits clocks={theCase.clocks} />
          <SupervisionLater subjectId={theCase.id} caseNumber={theCase.number} />
          <Timeline caseId={theCase.id} />
        </div>
      </div>
    </article>
  );
}

/** Whoever has a case open when a colleague merges it keeps it, with what they are writing, and is told where it goes on. */
function useAsOpened(answer: Case | null | undefined, id: string): Case | null | undefined {
  const [opened, setOpened] = useState<Case | null>(null);
  if (answer?.id === id && answer !== opened) setOpened(answer);
  const isLedOn = answer !== null && answer !== undefined && answer.id !== id;
  return isLedOn && opened?.id === id ? { ...opened, mergedInto: answer.id } : answer;
}

function Head({ theCase }: { readonly theCase: Case }): ReactElement {
  const word = useWords();
  const { outcome, state, type, handlerName } = theCase;
  return (
    <header className={card['head']}>
      <div>
        <h1>
          {type?.name ?? CASE.noType}
          <RiskMark level={theCase.risk} word={word('risk_level', theCase.risk)} />
        </h1>
        <p>
          {theCase.number} · {word('case_state', state)}
          {outcome === null ? '' : ` · ${word('close_outcome', outcome)}`}
        </p>
      </div>
      <Facts>
        <Fact label={CASE.owner}>{theCase.ownerAgency.name}</Fact>
        <Fact label={CASE.custodian}>
          {theCase.custodianAgency.name} {handlerName}
        </Fact>
      </Facts>
      <Papers caseId={theCase.id} />
    </header>
  );
}

/** What holds for the whole case and must not be overlooked. */
function Standing({ theCase }: { readonly theCase: Case }): ReactElement | null {
  if (theCase.mergedInto !== null) {
    return (
      <Say tone="plain">
        {CASE.merged} <Link to={`/cases/${theCase.mergedInto}`}>{CASE.mergedLead}</Link>
      </Say>
    );
  }
  if (theCase.legalTrack) return <Say tone="fault">{CASE.stopped}</Say>;
  if (theCase.consentWithdrawnAt !== null) return <Say tone="plain">{CASE.withdrawn}</Say>;
  return null;
}

function Dispute({ theCase }: { readonly theCase: Case }): ReactElement {
  const word = useWords();
  const now = useNow();
  const { amountFen, incomplete, completeBy, source, sourceReference } = theCase;
  return (
    <section className={card['card']}>
      <h2>{REFERRAL.dispute}</h2>
      <p className={card['words']}>{theCase.narrative}</p>
      <Facts>
        <Fact label={CASE.place}>{theCase.placeText}</Fact>
        <Fact label={REFERRAL.amount}>{amountFen === null ? null : REFERRAL.yuan(yuanOf(amountFen))}</Fact>
        <Fact label={CASE.source}>
          {word('case_source', source)} {sourceReference}
        </Fact>
        <Fact label={CASE.registered}>
          {calendarWords(theCase.registeredAt, now)} {theCase.registeringAgency.name}
        </Fact>
        {incomplete.length === 0 ? null : (
          <Fact label={CASE.incomplete}>
            {incomplete.map((code) => CASE.details[code] ?? code).join('、')}
            {completeBy === null ? '' : `（${CASE.completeBy(calendarWords(completeBy, now))}）`}
          </Fact>
        )}
      </Facts>
    </section>
  );
}
