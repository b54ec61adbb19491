import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactElement, useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { PageNotYet, PageProblem } from '../../app/page-states';
import { CASE } from '../../texts/case';
import { FILES } from '../../texts/files';
import { PATH } from '../../texts/path';
import { PRINT } from '../../texts/print';
import { REFERRAL } from '../../texts/referral';
import { useNow } from '../../time/now';
import { serverTimeQuery } from '../../time/server-time';
import { paperWords } from '../../time/words';
import { Button } from '../../ui/button';
import { Fact, Facts } from '../../ui/facts';
import { yuanOf } from '../../ui/money';
import { useWords } from '../../words/words';
import { type Case, caseQuery, timelineQuery } from '../case-query';
import { eventFacts, isMainPoint } from '../event-facts';
import { recordsQuery } from '../files/records-query';
import { recordLines } from '../files/records-words';
import { pathsQuery } from '../path/path-query';
import styles from './print.module.css';

/** One case on paper: summary, people masked, its way, what was put on record and what happened. */
export function PrintPage(): ReactElement {
  const { id = '' } = useParams();
  useQuery(serverTimeQuery);
  const asked = useQuery(caseQuery(id));
  const { data: theCase } = asked;
  if (theCase === undefined) {
    return (
      <main>
        <PageNotYet asked={asked} />
      </main>
    );
  }
  if (theCase === null) {
    return (
      <main>
        <PageProblem error={new Problem(404, 'not_found', {})} />
      </main>
    );
  }
  return (
    <main className={styles['sheet']}>
      <nav className={styles['tools']} aria-label={PRINT.tools}>
        <Button look="main" onClick={() => print()}>
          {PRINT.print}
        </Button>
        <Link to={`/cases/${theCase.id}`}>{PRINT.back}</Link>
      </nav>
      <Summary theCase={theCase} />
      <Way caseId={theCase.id} />
      <Record caseId={theCase.id} />
      <Happened caseId={theCase.id} />
    </main>
  );
}

function Summary({ theCase }: { readonly theCase: Case }): ReactElement {
  const word = useWords();
  const now = useNow();
  const { type, state, risk, lane, outcome, amountFen, parties } = theCase;
  return (
    <>
      <header>
        <h1>{PRINT.title}</h1>
        <p>
          {theCase.number} · {PRINT.printed(paperWords(new Date(now).toISOString()))}
        </p>
      </header>
      <Facts>
        <Fact label={PRINT.type}>{type?.name}</Fact>
        <Fact label={PRINT.state}>
          {[word('case_state', state), outcome === null ? null : word('close_outcome', outcome)]
            .filter((each) => each !== null)
            .join(' · ')}
        </Fact>
        <Fact label={PRINT.risk}>
          {word('risk_level', risk)} · {word('lane', lane)}
        </Fact>
        <Fact label={CASE.owner}>{theCase.ownerAgency.name}</Fact>
        <Fact label={CASE.custodian}>
          {theCase.custodianAgency.name} {theCase.handlerName}
        </Fact>
        <Fact label={CASE.place}>{theCase.placeText}</Fact>
        <Fact label={REFERRAL.amount}>{amountFen === null ? null : REFERRAL.yuan(yuanOf(amountFen))}</Fact>
        <Fact label={CASE.registered}>
          {paperWords(theCase.registeredAt)} {theCase.registeringAgency.name}
        </Fact>
      </Facts>
      <h2>{REFERRAL.dispute}</h2>
      <p className={styles['words']}>{theCase.narrative}</p>
      <h2>{REFERRAL.parties}</h2>
      <ul>
        {parties.map((party) => (
          <li key={party.id}>
            {[word('party_role', party.role), party.name, party.phone, party.documentNumber]
              .filter((each) => each !== null)
              .join('，')}
          </li>
        ))}
      </ul>
      <p className={styles['note']}>{PRINT.masked}</p>
    </>
  );
}

function Way({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { data: paths } = useQuery(pathsQuery(caseId));
  const word = useWords();
  if (paths === undefined || paths.length === 0) return null;
  return (
    <>
      <h2>{PATH.title}</h2>
      <ol>
        {paths.map((path) => (
          <li key={path.id}>
            {PRINT.sent(path.senderAgencyName, path.recipientAgencyName, word('referral_mode', path.mode))}
            <ul>
              {path.stretches.map(({ state, word: stands, since }) => (
                <li key={since + state}>
                  {paperWords(since)} {stands}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

function Record({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { data } = useQuery(recordsQuery(caseId));
  const word = useWords();
  const lines = data === undefined ? [] : recordLines(data, word, paperWords);
  if (lines.length === 0) return null;
  return (
    <>
      <h2>{FILES.records}</h2>
      <ol>
        {lines.map(({ id, at, by, title, text }) => (
          <li key={id} className={styles['words']}>
            {[`${paperWords(at)} ${by} ${title}`, text].filter((each) => each !== '').join('\n')}
          </li>
        ))}
      </ol>
    </>
  );
}

function Happened({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(timelineQuery(caseId));
  const word = useWords();
  // On paper there is nothing to press for more.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (data === undefined) return null;
  return (
    <>
      <h2>{CASE.timeline}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{PRINT.when}</th>
            <th scope="col">{PRINT.what}</th>
            <th scope="col">{PRINT.who}</th>
          </tr>
        </thead>
        <tbody>
          {data.pages
            .flatMap(({ items }) => items)
            .filter(({ type }) => isMainPoint(type))
            .map(({ id, at, type, actor, payload }) => (
              <tr key={id}>
                <td>{paperWords(at)}</td>
                <td>
                  {[word('event', type), eventFacts(type, payload, word, paperWords)]
                    .filter((each) => each !== '')
                    .join('：')}
                </td>
                <td>{actor}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}
