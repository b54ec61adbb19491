import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { Opening, PageProblem } from '../app/page-states';
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
import { type Case, caseQuery } from './case-query';
import { CaseReferrals } from './case-referrals';
import { Parties } from './parties';
import { Timeline } from './timeline';

/** One case as its agencies see it: the dispute, its people, who has it, by when what is due, and all that happened. */
export function CasePage(): ReactElement {
  const { id = '' } = useParams();
  const { data: theCase, error, refetch } = useQuery(caseQuery(id));
  if (theCase === undefined) {
    return error === null ? <Opening /> : <PageProblem error={error} onAgain={() => void refetch()} />;
  }
  return (
    <article className={card['page']}>
      <Head theCase={theCase} />
      <Standing theCase={theCase} />
      <div className={card['columns']}>
        <div className={card['column']}>
          <Dispute theCase={theCase} />
          <Parties theCase={theCase} />
          <CaseReferrals caseId={theCase.id} />
        </div>
        <div className={card['column']}>
          <Limits clocks={theCase.clocks} />
          <Timeline caseId={theCase.id} />
        </div>
      </div>
    </article>
  );
}

function Head({ theCase }: { readonly theCase: Case }): ReactElement {
  const word = useWords();
  const { outcome, state, type, handlerName } = theCase;
  return (
    <header className={card['head']}>
      <div>
        <h1>
          {type?.name ?? word('case_state', state)}
          <RiskMark level={theCase.risk} word={word('risk_level', theCase.risk)} />
        </h1>
        <p>
          {theCase.number} · {word('case_state', state)}
          {outcome === null ? '' : ` · ${word('outcome', outcome)}`}
        </p>
      </div>
      <Facts>
        <Fact label={CASE.owner}>{theCase.ownerAgency.name}</Fact>
        <Fact label={CASE.custodian}>
          {theCase.custodianAgency.name} {handlerName}
        </Fact>
      </Facts>
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
            {incomplete.map((code) => word('incomplete', code)).join('、')}
            {completeBy === null ? '' : `（${CASE.completeBy(calendarWords(completeBy, now))}）`}
          </Fact>
        )}
      </Facts>
    </section>
  );
}
