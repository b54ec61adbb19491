import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { SupervisionLater } from '../../supervision/supervision-later';
import { DOORS } from '../../texts/doors';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import card from '../../ui/card.module.css';
import { Limits } from '../../ui/limits';
import { RiskMark } from '../../ui/risk-mark';
import { Say } from '../../ui/say';
import { useWords } from '../../words/words';
import { caseReferralsQuery } from '../case-query';
import { RecordList } from '../files/records-card';
import { ownLines } from '../files/records-words';
import { DoorActs } from './door-acts';
import { type Duty, type Holding, holdingRecordsQuery } from './door-query';
import { HeldFacts } from './held-facts';
import { holdingActs } from './holding-acts';
import { OwedSteps } from './owed-steps';

/** A case for the agency that holds it through a referral: how its own work stands, and what it may put on record. */
export function HoldingPage({
  holding,
  duty,
}: {
  readonly holding: Holding;
  /** The steps that it owes by law besides; null where it owes none. */
  readonly duty: Duty | null;
}): ReactElement {
  const word = useWords();
  const now = useNow();
  const { caseId, isConsentWithdrawn, isStopped } = holding;
  const { data: records } = useQuery({
    ...holdingRecordsQuery(caseId),
    enabled: !isConsentWithdrawn,
  });
  const { data: referrals } = useQuery(caseReferralsQuery(caseId));
  return (
    <article className={card['page']}>
      <header className={card['head']}>
        <div>
          <h1>
            {DOORS.holding}
            <RiskMark level={holding.risk} word={word('risk_level', holding.risk)} />
          </h1>
          <p>{holding.number}</p>
        </div>
      </header>
      {isStopped ? <Say tone="fault">{DOORS.stopped}</Say> : null}
      {isConsentWithdrawn ? <Say tone="plain">{DOORS.withdrawn}</Say> : null}
      <DoorActs acts={holdingActs(holding)} />
      <div className={card['columns']}>
        <div className={card['column']}>
          <section className={card['card']}>
            <h2>{DOORS.dispute}</h2>
            <p>{DOORS.holdingMeans}</p>
            <ul className={card['lines']}>
              {(referrals?.items ?? []).map(({ id, senderAgencyName, word: stands }) => (
                <li key={id}>
                  <Link to={`/referrals/${id}`}>{DOORS.referral(senderAgencyName)}</Link>
                  <small>{stands}</small>
                </li>
              ))}
            </ul>
          </section>
          {duty === null ? null : <OwedSteps duty={duty} />}
          {isConsentWithdrawn ? null : <HeldFacts caseId={caseId} />}
        </div>
        <div className={card['column']}>
          <Limits clocks={holding.clocks} />
          <SupervisionLater subjectId={caseId} caseNumber={holding.number} />
          {records === undefined || isConsentWithdrawn ? null : (
            <RecordList lines={ownLines(records, word, (instant) => calendarWords(instant, now))} />
          )}
        </div>
      </div>
    </article>
  );
}
