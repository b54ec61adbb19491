import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api } from '../../api/client';
import { SupervisionLater } from '../../supervision/supervision-later';
import { ACT_NAMES } from '../../texts/act-names';
import { DOORS } from '../../texts/doors';
import { REFERRAL } from '../../texts/referral';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import card from '../../ui/card.module.css';
import { RiskMark } from '../../ui/risk-mark';
import { useWords } from '../../words/words';
import { PlanForm, VisitForm } from '../acts/safety';
import { RecordList } from '../files/records-card';
import { ownLines } from '../files/records-words';
import { DoorActs } from './door-acts';
import { type Duty, dutyRecordsQuery } from './door-query';
import { OwedSteps } from './owed-steps';

/** A case for an agency that owes a step of its legal path: what it owes, by when, whom it is about, and nobody in full. */
export function DutyPage({ duty }: { readonly duty: Duty }): ReactElement {
  const word = useWords();
  const now = useNow();
  const { data: records } = useQuery(dutyRecordsQuery(duty.caseId));
  const target = { id: duty.caseId, version: 0 };
  return (
    <article className={card['page']}>
      <header className={card['head']}>
        <div>
          <h1>
            {duty.type?.name ?? DOORS.duty}
            <RiskMark level={duty.risk} word={word('risk_level', duty.risk)} />
          </h1>
          <p>
            {duty.number} · {word('case_state', duty.state)}
          </p>
        </div>
      </header>
      <p>{DOORS.dutyMeans}</p>
      <DoorActs
        acts={[
          {
            code: 'visit',
            name: ACT_NAMES.visit,
            form: (onDone) => (
              <VisitForm
                target={target}
                onDone={onDone}
                how={(body) => (params) => api.POST('/api/v1/cases/{id}/legal-duty/visits', { params, body })}
              />
            ),
          },
          {
            code: 'plan',
            name: ACT_NAMES.plan,
            form: (onDone) => (
              <PlanForm
                target={target}
                onDone={onDone}
                how={(body) => (params) =>
                  api.POST('/api/v1/cases/{id}/legal-duty/safety-plan', { params, body })
                }
              />
            ),
          },
        ]}
      />
      <div className={card['columns']}>
        <div className={card['column']}>
          <OwedSteps duty={duty} />
          <SupervisionLater subjectId={duty.caseId} caseNumber={duty.number} />
        </div>
        <div className={card['column']}>
          {duty.parties.length === 0 ? null : (
            <section className={card['card']}>
              <h2>{REFERRAL.parties}</h2>
              <ul className={card['lines']}>
                {duty.parties.map(({ name, role, isMinor }, index) => (
                  <li key={`${name}${role}${index}`}>
                    <b>{name}</b>
                    <small>
                      {word('party_role', role)}
                      {isMinor ? ` · ${REFERRAL.minor}` : ''}
                    </small>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {records === undefined ? null : (
            <RecordList lines={ownLines(records, word, (instant) => calendarWords(instant, now))} />
          )}
        </div>
      </div>
    </article>
  );
}
