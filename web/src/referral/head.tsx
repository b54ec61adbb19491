import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Views } from '../api/client';
import { REFERRAL } from '../texts/referral';
import { TIME } from '../texts/time';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import card from '../ui/card.module.css';
import { Fact, Facts } from '../ui/facts';
import { RiskMark } from '../ui/risk-mark';
import { useWords } from '../words/words';
import type { Referral } from './referral-query';
import styles from './referral.module.css';

/** What a joint case is made of. */
const JOINT_MODES: readonly string[] = ['refer', 'transfer', 'co_handle'];

/** Where it stands, whose turn it is, between whom, and whom to call. @param isPage whether it heads the whole page */
export function Head({
  referral,
  isPage,
}: {
  readonly referral: Referral;
  readonly isPage: boolean;
}): ReactElement {
  const word = useWords();
  const standing = useStanding(referral);
  const { senderAgencyName, recipientAgencyName, handlerName, recipientDuty, senderDuty } = referral;
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <header className={card['head']}>
      <div>
        <Heading>
          {standing}
          <RiskMark level={referral.risk} word={word('risk_level', referral.risk)} />
        </Heading>
        <p>
          {[
            referral.caseNumber,
            word('referral_mode', referral.mode),
            referral.turn === null ? null : REFERRAL.turn(word('turn', referral.turn)),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
        <Until referral={referral} />
        {JOINT_MODES.includes(referral.mode) &&
        referral.state !== 'draft' &&
        referral.snapshotAccess !== 'none' ? (
          <Link to={`/cases/${referral.caseId}/joint`}>{REFERRAL.joint}</Link>
        ) : null}
      </div>
      <Facts>
        <Fact label={REFERRAL.from}>{senderAgencyName}</Fact>
        <DutyLine duty={senderDuty} said={REFERRAL.senderCall} />
        <Fact label={REFERRAL.handler}>
          {recipientAgencyName} {handlerName ?? REFERRAL.nobodyYet}
        </Fact>
        <DutyLine duty={recipientDuty} said={REFERRAL.dutyCall} />
      </Facts>
    </header>
  );
}

/** By when what, where the limit itself stands below the fold. */
function Until({ referral: { clocks } }: { readonly referral: Referral }): ReactElement | null {
  const now = useNow();
  const [first] = clocks;
  if (first === undefined) return null;
  const { words, deadlineAt } = first;
  return (
    <p className={styles['until']}>
      {words}：<b>{deadlineAt === null ? TIME.paused : TIME.before(calendarWords(deadlineAt, now))}</b>
    </p>
  );
}

function DutyLine({
  duty,
  said,
}: {
  readonly duty: Views['DutyView'] | null;
  readonly said: string;
}): ReactElement | null {
  if (duty === null) return null;
  return (
    <Fact label={said}>
      {duty.person} <a href={`tel:${duty.phone}`}>{duty.phone}</a> {duty.hours}
    </Fact>
  );
}

/** One of the six words; of a rest until when, of what has ended how. */
function useStanding({ word, holds, ending, state }: Referral): string {
  const now = useNow();
  const rest = holds.find(({ endedAt }) => endedAt === null);
  if (state === 'on_hold' && rest !== undefined) return REFERRAL.heldUntil(calendarWords(rest.until, now));
  return ending === null ? word : REFERRAL.ended(ending);
}
