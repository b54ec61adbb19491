import type { ReactElement } from 'react';
import { api } from '../../api/client';
import { JOINT } from '../../texts/joint';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { useWords } from '../../words/words';
import { ItemSheet } from './item-sheet';
import styles from './joint.module.css';
import { asNow, type JointCase, type PlanItem } from './joint-query';
import { ReasonSheet } from './reason-sheet';
import { useOpenSheet } from './use-open-sheet';

type Open =
  | { readonly act: 'add'; readonly item: null }
  | { readonly act: 'change' | 'done' | 'withdraw'; readonly item: PlanItem };

/** Who of the joint case does what by when. */
export function PlanCard({
  joint,
  onDone,
}: {
  readonly joint: JointCase;
  readonly onDone: (words: string) => void;
}): ReactElement {
  const { open, setOpen, sheet } = useOpenSheet<Open>(joint, onDone);
  return (
    <section className={card['card']} aria-labelledby="joint-plan">
      <header className={styles['top']}>
        <h2 id="joint-plan">{JOINT.plan}</h2>
        {joint.plans ? (
          <Button onClick={() => setOpen({ act: 'add', item: null })}>{JOINT.planAdd}</Button>
        ) : null}
      </header>
      {joint.plan.length === 0 ? <p>{JOINT.planNone}</p> : null}
      <ul className={styles['rows']}>
        {joint.plan.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            mayChange={joint.plans && item.state === 'open'}
            onAct={(act) => setOpen({ act, item })}
          />
        ))}
      </ul>
      {open?.act === 'add' || open?.act === 'change' ? <ItemSheet {...sheet} item={open.item} /> : null}
      {open?.act === 'done' || open?.act === 'withdraw' ? (
        <EndSheet {...sheet} act={open.act} item={open.item} />
      ) : null}
    </section>
  );
}

function ItemRow({
  item,
  mayChange,
  onAct,
}: {
  readonly item: PlanItem;
  readonly mayChange: boolean;
  readonly onAct: (act: 'change' | 'done' | 'withdraw') => void;
}): ReactElement {
  const word = useWords();
  const now = useNow();
  const { what, agencyName, dueAt, endedAt, state, late, note, meetingId, changedByName } = item;
  return (
    <li className={styles['row']} data-state={state}>
      <span className={styles['what']}>{what}</span>
      <span className={styles['facts']}>
        <b className={late ? styles['late'] : undefined}>
          {state === 'open' && late ? JOINT.late : word('plan_item_state', state)}
        </b>
        <span>{agencyName}</span>
        <span>
          {endedAt === null
            ? JOINT.due(calendarWords(dueAt, now))
            : `${calendarWords(endedAt, now)} ${changedByName}`}
        </span>
        {state === 'done' && late ? <span className={styles['late']}>{JOINT.late}</span> : null}
        {meetingId === null ? null : <span>{JOINT.decidedAt}</span>}
      </span>
      {note === null ? null : <small>{note}</small>}
      {item.mayEnd || mayChange ? (
        <span className={styles['acts']}>
          {item.mayEnd ? (
            <Button onClick={() => onAct('done')} aria-label={`${JOINT.done}：${what}`}>
              {JOINT.done}
            </Button>
          ) : null}
          {mayChange ? (
            <>
              <Button look="quiet" onClick={() => onAct('change')} aria-label={`${JOINT.change}：${what}`}>
                {JOINT.change}
              </Button>
              <Button
                look="quiet"
                onClick={() => onAct('withdraw')}
                aria-label={`${JOINT.withdraw}：${what}`}
              >
                {JOINT.withdraw}
              </Button>
            </>
          ) : null}
        </span>
      ) : null}
    </li>
  );
}

function EndSheet({
  act,
  item,
  ...sheet
}: Parameters<typeof ItemSheet>[0] & {
  readonly act: 'done' | 'withdraw';
  readonly item: PlanItem;
}): ReactElement {
  const path = { id: sheet.joint.caseId, itemId: item.id };
  const word = useWords();
  const { version, state } = asNow(sheet.joint.plan, item);
  const shared = { ...sheet, subject: item.what, version, word: word('plan_item_state', state) };
  return act === 'done' ? (
    <ReasonSheet
      {...shared}
      title={JOINT.done}
      label={JOINT.howDone}
      done={JOINT.planDone}
      send={(header, note) =>
        api.POST('/api/v1/cases/{id}/joint/plan/{itemId}/completion', {
          params: { path, header },
          body: { note },
        })
      }
    />
  ) : (
    <ReasonSheet
      {...shared}
      title={JOINT.withdraw}
      label={JOINT.why}
      done={JOINT.planWithdrawn}
      send={(header, reason) =>
        api.POST('/api/v1/cases/{id}/joint/plan/{itemId}/withdrawal', {
          params: { path, header },
          body: { reason },
        })
      }
    />
  );
}
