import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { Opening, PageProblem } from '../app/page-states';
import { REFERRAL } from '../texts/referral';
import card from '../ui/card.module.css';
import { Fact, Facts } from '../ui/facts';
import { Limits } from '../ui/limits';
import { RiskMark } from '../ui/risk-mark';
import { useWords } from '../words/words';
import { Dealings } from './dealings';
import { type Referral, referralQuery } from './referral-query';
import styles from './referral.module.css';
import { SharedCase } from './shared-case';
import { StepsBar } from './steps/steps-bar';

/** One referral: what is asked, by when, of whom, what was shared of the case, what went to and fro, and the next step. */
export function ReferralPage(): ReactElement {
  const { id = '' } = useParams();
  const { data: referral, error, refetch } = useQuery(referralQuery(id));
  if (referral === undefined) {
    return error === null ? <Opening /> : <PageProblem error={error} onAgain={() => void refetch()} />;
  }
  return (
    <article className={`${card['page']} ${styles['page']}`}>
      <Head referral={referral} />
      <StepsBar referral={referral} />
      <div className={card['columns']}>
        <div className={card['column']}>
          {referral.request === '' ? null : (
            <section className={card['card']}>
              <h2>{REFERRAL.request}</h2>
              <p className={card['words']}>{referral.request}</p>
            </section>
          )}
          <SharedCase referral={referral} />
        </div>
        <div className={`${card['column']} ${styles['aside']}`}>
          <Limits clocks={referral.clocks} />
          <Dealings referral={referral} />
        </div>
      </div>
    </article>
  );
}

function Head({ referral }: { readonly referral: Referral }): ReactElement {
  const word = useWords();
  const { senderAgencyName, handlerName, recipientDuty } = referral;
  return (
    <header className={card['head']}>
      <div>
        <h1>
          {referral.word}
          <RiskMark level={referral.risk} word={word('risk_level', referral.risk)} />
        </h1>
        <p>{referral.caseNumber}</p>
      </div>
      <Facts>
        <Fact label={REFERRAL.from}>{senderAgencyName}</Fact>
        <Fact label={REFERRAL.handler}>
          {referral.recipientAgencyName} {handlerName ?? REFERRAL.nobodyYet}
        </Fact>
        {recipientDuty === null ? null : (
          <Fact label={REFERRAL.dutyCall(recipientDuty.person)}>
            <a href={`tel:${recipientDuty.phone}`}>{recipientDuty.phone}</a>
          </Fact>
        )}
      </Facts>
    </header>
  );
}
