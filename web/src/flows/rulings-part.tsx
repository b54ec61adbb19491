import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Link } from 'react-router';
import { FLOWS } from '../texts/flows';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { Button } from '../ui/button';
import { More } from '../ui/more';
import { Pick } from '../ui/pick';
import { Part } from '../unit/part';
import unit from '../unit/unit.module.css';
import { useOptions, useWords } from '../words/words';
import { EndRulingSheet } from './end-ruling-sheet';
import { type DutyRuling, rulingsQuery } from './flows-query';

/** What was ruled on whose duty disputes are: later routing goes by it, until it is ended. */
export function RulingsPart(): ReactElement {
  const [standing, setStanding] = useState<'' | 'in_force' | 'ended'>('in_force');
  const [ending, setEnding] = useState<DutyRuling | null>(null);
  const asked = useInfiniteQuery(rulingsQuery(standing));
  const pick = (
    <Pick
      label={FLOWS.rulingStanding}
      every={FLOWS.everyStanding}
      options={useOptions('ruling_standing')}
      value={standing}
      onChange={(code) => setStanding(code as typeof standing)}
    />
  );
  return (
    <Part title={FLOWS.rulingsTitle} side={pick} asked={asked}>
      {({ pages }) => {
        const rulings = pages.flatMap(({ items }) => items);
        return (
          <>
            <small>{FLOWS.rulingsHint}</small>
            {rulings.length === 0 ? <p>{FLOWS.noRulings}</p> : null}
            <ul className={unit['lines']}>
              {rulings.map((ruling) => (
                <Ruling key={ruling.id} ruling={ruling} onEnd={() => setEnding(ruling)} />
              ))}
            </ul>
            <More of={asked} />
            {ending === null ? null : <EndRulingSheet ruling={ending} onClose={() => setEnding(null)} />}
          </>
        );
      }}
    </Part>
  );
}

function Ruling({
  ruling,
  onEnd,
}: {
  readonly ruling: DutyRuling;
  readonly onEnd: () => void;
}): ReactElement {
  const word = useWords();
  const now = useNow();
  const { number, agencyName, holding, namedAgencyName, typeName, typeCode, areaName, reason, body } = ruling;
  const { referralId, ruledFor, ruledByName, ruledAt, endedAt, endedByName, endedReason, mayEnd } = ruling;
  const held = FLOWS.holding(agencyName, word('ruling_holding', holding));
  return (
    <li>
      <span>
        <b>{namedAgencyName === null ? held : `${held}，${FLOWS.named(namedAgencyName)}`}</b>
        <span>
          {FLOWS.where(typeName ?? typeCode ?? FLOWS.typeNotTold, areaName)} ·{' '}
          {FLOWS.refusedFor(word('refusal_reason', reason))}
        </span>
        {body === null ? null : <span>{body}</span>}
        <small>
          {number} {FLOWS.ruledBy(ruledFor, ruledByName, calendarWords(ruledAt, now))}
        </small>
        {endedAt === null ? null : (
          <small>{FLOWS.ended(endedByName ?? '', calendarWords(endedAt, now), endedReason ?? '')}</small>
        )}
        {referralId === null ? null : <Link to={`/referrals/${referralId}`}>{FLOWS.openReferral}</Link>}
      </span>
      {mayEnd ? <Button onClick={onEnd}>{FLOWS.end}</Button> : null}
    </li>
  );
}
