import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Opening, PartNotYet } from '../app/page-states';
import { LEDGER } from '../texts/ledger';
import { hoursQuery } from '../time/hours';
import { spanWords } from '../time/words';
import { Fact, Facts } from '../ui/facts';
import { useWords } from '../words/words';
import { linesOf } from './days';
import { type Explanation, explanationQuery } from './explanation-query';
import { DayTable } from './day-table';
import styles from './ledger.module.css';
import { StretchTable } from './stretch-table';
import { stretchesOf } from './stretches';

/** Why a limit ends when it does: every day of it drawn, what counted and what did not, and the rule, law and calendar behind. */
export function Ledger({ clockId }: { readonly clockId: string }): ReactElement {
  const asked = useQuery(explanationQuery(clockId));
  const { data: explanation } = asked;
  const { data: calendars } = useQuery(hoursQuery);
  if (explanation === undefined) return <PartNotYet asked={asked} />;
  if (calendars === undefined) return <Opening />;
  const { unit, calendar } = explanation;
  const hours = WORKING_UNITS.has(unit)
    ? (calendars.find(({ key, version }) => key === calendar.key && version === calendar.version)?.time ??
      null)
    : null;
  const stretches = stretchesOf(explanation, hours);
  return (
    <div className={styles['ledger']}>
      <p>{LEDGER.used(spanWords(explanation.elapsedMs), Math.floor(explanation.percent))}</p>
      <DayTable lines={linesOf(stretches)} />
      <Sources explanation={explanation} />
      <StretchTable stretches={stretches} />
    </div>
  );
}

/** As the server has them: the rest counts nights and weekends. */
const WORKING_UNITS: ReadonlySet<string> = new Set([
  'business_seconds',
  'working_days',
  'statutory_working_days',
]);

function Sources({ explanation }: { readonly explanation: Explanation }): ReactElement {
  const word = useWords();
  const { clock, unit, amount, policy, calendar } = explanation;
  const { published, provisional } = LEDGER;
  const said = amount === null ? undefined : LEDGER.units[unit]?.(amount);
  return (
    <Facts>
      <Fact label={LEDGER.limit}>
        {word('clock_class', clock.class)}，{said ?? LEDGER.givenInstant}
      </Fact>
      <Fact label={LEDGER.law}>
        {clock.legalBasis}（{word('source_mark', clock.sourceMark)}）
      </Fact>
      <Fact label={LEDGER.policy}>{LEDGER.source(policy.name, policy.version, policy.sourceDocument)}</Fact>
      <Fact label={LEDGER.calendar}>
        {LEDGER.source(calendar.name, calendar.version, calendar.sourceDocument)}
        {calendar.publishedThrough === null ? '' : published(calendar.publishedThrough)}
        {clock.provisional ? provisional : ''}
      </Fact>
    </Facts>
  );
}
