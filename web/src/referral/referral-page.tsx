import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { PageNotYet, PartNotYet } from '../app/page-states';
import { SupervisionLater } from '../supervision/supervision-later';
import { REFERRAL } from '../texts/referral';
import card from '../ui/card.module.css';
import { Limits } from '../ui/limits';
import { Dealings } from './dealings';
import { Head } from './head';
import { OwnFiles } from './own-files';
import { Parts, Rulings } from './parts';
import { referralQuery } from './referral-query';
import styles from './referral.module.css';
import { SharedCase } from './shared-case';
import type { StepKeys } from './steps/step-keys';
import { StepsBar } from './steps/steps-bar';

export function ReferralPage(): ReactElement {
  const { id = '' } = useParams();
  return <ReferralSheet key={id} id={id} />;
}

/**
 * One referral: what is asked, by when, of whom, what was shared of the case, what went to and fro, and the next step.
 * @param isBeside whether it stands beside the list it was opened from
 * @param keys the letters of its steps; null for none
 */
export function ReferralSheet({
  id,
  isBeside = false,
  keys = null,
}: {
  readonly id: string;
  readonly isBeside?: boolean;
  readonly keys?: StepKeys | null;
}): ReactElement {
  const asked = useQuery(referralQuery(id));
  const { data: referral } = asked;
  if (referral === undefined) {
    return isBeside ? <PartNotYet asked={asked} /> : <PageNotYet asked={asked} />;
  }
  return (
    <article className={`${card['page']} ${isBeside ? '' : styles['page']}`}>
      <Head referral={referral} isPage={!isBeside} />
      <StepsBar referral={referral} keys={keys} />
      <div className={isBeside ? card['column'] : `${card['columns']} ${styles['sheet']}`}>
        <div className={`${card['column']} ${styles['told']}`}>
          {referral.request === '' ? null : (
            <section className={card['card']}>
              <h2>
                {referral.relations.includes('recipient') ? REFERRAL.request : REFERRAL.requestToOthers}
              </h2>
              <p className={card['words']}>{referral.request}</p>
            </section>
          )}
          <Rulings referral={referral} />
          <SharedCase referral={referral} />
          <OwnFiles referral={referral} />
          <Parts referral={referral} />
        </div>
        <div className={card['column']}>
          <Limits clocks={referral.clocks} />
          <SupervisionLater subjectId={referral.id} caseNumber={referral.caseNumber} />
        </div>
        <Dealings referral={referral} />
      </div>
    </article>
  );
}
