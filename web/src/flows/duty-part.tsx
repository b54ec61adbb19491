import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useSession } from '../session/session';
import { FLOWS } from '../texts/flows';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { Part } from '../unit/part';
import unit from '../unit/unit.module.css';
import { useWords } from '../words/words';
import { dutyGapsQuery } from './flows-query';
import { useSome } from './use-some';
import type { Views } from '../api/client';

/** Agencies without duty at night; who sets duty goes there from the line. */
export function DutyPart(): ReactElement {
  return (
    <Part title={FLOWS.dutyTitle} asked={useQuery(dutyGapsQuery)}>
      {({ agencies }) => (agencies.length === 0 ? <p>{FLOWS.everybodyOn}</p> : <Gaps agencies={agencies} />)}
    </Part>
  );
}

function Gaps({ agencies }: { readonly agencies: readonly Views['DutyGapView'][] }): ReactElement {
  const word = useWords();
  const now = useNow();
  const { some, more } = useSome(agencies);
  const maySet = useSession().permissions.includes('agency.manage');
  return (
    <>
      <small>{FLOWS.dutyHint}</small>
      {maySet ? null : <small>{FLOWS.dutyByAdmin}</small>}
      <ul className={unit['lines']}>
        {some.map(({ agencyId, agencyName, gap, hours, since }) => (
          <li key={agencyId}>
            <span>
              <b>{agencyName}</b>
              <span>
                {word('duty_gap', gap)}
                {hours === null ? '' : `（${FLOWS.hours(hours)}）`}
              </span>
              <small>{since === null ? FLOWS.dutyBefore : FLOWS.dutySince(calendarWords(since, now))}</small>
            </span>
            {maySet ? <Link to={`/admin/agencies/${agencyId}`}>{FLOWS.dutySet}</Link> : null}
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
