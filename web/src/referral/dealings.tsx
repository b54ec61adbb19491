import type { ReactElement } from 'react';
import { REFERRAL } from '../texts/referral';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import card from '../ui/card.module.css';
import { useWords } from '../words/words';
import type { Referral } from './referral-query';

interface Dealing {
  readonly at: string;
  readonly title: string;
  readonly text: string;
  readonly isInternal: boolean;
}

/** What was said and done between sender and recipient, the newest first. */
export function Dealings({ referral }: { readonly referral: Referral }): ReactElement {
  const word = useWords();
  const now = useNow();
  const dealings = dealingsOf(referral, word).sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <section className={card['card']}>
      <h2>{REFERRAL.history}</h2>
      {dealings.length === 0 ? <p>{REFERRAL.nothingYet}</p> : null}
      <ol className={card['path']}>
        {dealings.map(({ at, title, text, isInternal }) => (
          <li key={`${at}${title}`}>
            <time dateTime={at}>{calendarWords(at, now)}</time>
            <b>{isInternal ? `${title} · ${REFERRAL.internal}` : title}</b>
            {text === '' ? null : <p className={card['words']}>{text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function dealingsOf(referral: Referral, word: ReturnType<typeof useWords>): Dealing[] {
  const { messages, contacts, outcomes, refusal, holds } = referral;
  return [
    ...askedOf(referral, word),
    ...messages.map(({ at, by, body, kind, isInternal }) => ({
      at,
      title: `${word('message_kind', kind)} · ${by}`,
      text: body,
      isInternal,
    })),
    ...contacts.map(({ contactedAt, channel, result, who, note }) => ({
      at: contactedAt,
      title: REFERRAL.contacted(
        word('contact_channel', channel),
        word('contact_result', result),
        word('contact_role', who),
      ),
      text: note,
      isInternal: false,
    })),
    ...outcomes.map(({ reportedAt, outcome, summary }) => ({
      at: reportedAt,
      title: REFERRAL.reported(word('outcome', outcome)),
      text: summary,
      isInternal: false,
    })),
    ...holds.flatMap(({ since, reason, note, endedAt, endNote }) => [
      { at: since, title: REFERRAL.held(word('hold_reason', reason)), text: note, isInternal: false },
      ...(endedAt === null
        ? []
        : [{ at: endedAt, title: REFERRAL.resumed, text: endNote ?? '', isInternal: false }]),
    ]),
    ...(refusal === null
      ? []
      : [
          {
            at: refusal.at,
            title: REFERRAL.refused(word('refusal_reason', refusal.reason)),
            text: refusal.text,
            isInternal: false,
          },
        ]),
  ];
}

/** What was asked beside the workflow, and what was answered: more time, another agency, and who has called. */
function askedOf({ extensions, proposals, chases }: Referral, word: ReturnType<typeof useWords>): Dealing[] {
  return [
    ...extensions.flatMap(({ askedAt, amount, reason, decidedAt, decision, decisionReason }) => [
      { at: askedAt, title: REFERRAL.timeAsked(amount), text: reason, isInternal: false },
      ...(decidedAt === null || decision === null
        ? []
        : [
            {
              at: decidedAt,
              title: REFERRAL.timeAnswered[decision] ?? decision,
              text: decisionReason ?? '',
              isInternal: false,
            },
          ]),
    ]),
    ...proposals.map(({ proposedAt, reason, answer }) => ({
      at: proposedAt,
      title: answer === null ? REFERRAL.proposed : REFERRAL.proposalAnswered,
      text: reason,
      isInternal: false,
    })),
    ...chases.items.map(({ at, by, channel, reached, note }) => ({
      at,
      title: REFERRAL.chased(by, word('contact_channel', channel), reached),
      text: note ?? '',
      isInternal: false,
    })),
  ];
}
