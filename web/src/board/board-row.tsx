import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { subjectPath } from '../app/paths';
import { BOARD_ACTS, BOARD } from '../texts/board';
import { BULK } from '../texts/bulk';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { Button } from '../ui/button';
import { Countdown } from '../ui/countdown';
import { RiskMark } from '../ui/risk-mark';
import type { Words } from '../words/words';
import type { Act, ActOnLine } from './acts/acts';
import type { BoardLine } from './board-query';
import type { Choosing } from './bulk/choosing';
import styles from './board.module.css';

/** From so many on it is worth saying how many people a dispute is about. */
const MANY = 5;

/** One line of the board: by when, what, whose; how far it was pressed; and what may be done about it. */
export function BoardRow({
  line,
  word,
  acts,
  onAct,
  choosing,
}: {
  readonly line: BoardLine;
  readonly word: Words;
  /** What the reader may do about it. */
  readonly acts: readonly Act[];
  readonly onAct: (act: ActOnLine) => void;
  /** Null where lines are not acted on together. */
  readonly choosing: Choosing | null;
}): ReactElement {
  const isChoosing = choosing?.isOn === true;
  return (
    <article className={`${styles['row']} ${isChoosing ? styles['choosing'] : ''}`}>
      {isChoosing ? <Tick line={line} choosing={choosing} /> : null}
      <div className={styles['due']}>
        <Countdown deadlineAt={line.deadlineAt} hoursOf={line.hoursOf} />
        {line.harm === null ? null : <Harm harm={line.harm} />}
      </div>
      <div className={styles['what']}>
        <b>
          {line.ownerAgencyName} · {line.words}
        </b>
        <small>
          {line.handler === null ? BOARD.nobody : BOARD.handler(line.handler.name)}
          {line.alsoDue > 0 ? ` · ${BOARD.moreDue(line.alsoDue)}` : ''}
        </small>
      </div>
      <div className={styles['about']}>
        <span>
          {line.typeName ?? BOARD.noType}
          {line.headcount !== null && line.headcount >= MANY ? BOARD.people(line.headcount) : ''}
          {line.risk === null ? null : <RiskMark level={line.risk} word={word('risk_level', line.risk)} />}
        </span>
        <small>
          <Link to={subjectPath(line)}>{line.caseNumber}</Link> {line.word}
        </small>
      </div>
      <Pressure line={line} />
      {acts.length === 0 ? null : (
        <div className={styles['acts']} role="group" aria-label={BOARD.actsOn(line.caseNumber ?? '')}>
          {acts.map((act) => (
            <Button key={act} onClick={() => onAct({ act, line })}>
              {BOARD_ACTS[act]}
            </Button>
          ))}
        </div>
      )}
    </article>
  );
}

/** Whether it is acted on with the others that are chosen. */
function Tick({ line, choosing }: { readonly line: BoardLine; readonly choosing: Choosing }): ReactElement {
  return (
    <label className={styles['tick']}>
      <input
        type="checkbox"
        checked={choosing.has(line)}
        disabled={choosing.isAll}
        onChange={() => choosing.toggle(line)}
        aria-label={BULK.pick(line.caseNumber ?? '', line.words)}
      />
    </label>
  );
}

/** Why the line stands where it stands. */
function Harm({ harm }: { readonly harm: NonNullable<BoardLine['harm']> }): ReactElement {
  const factors = (['risk', 'people', 'chases', 'lateness'] as const).filter((factor) => harm[factor] !== 1);
  return (
    <small className={styles['harm']}>
      <b>{BOARD.harm(short(harm.value))}</b>
      {factors.length < 2 ? null : (
        <span>
          {factors.map((factor) => BOARD.factor(BOARD.factors[factor], short(harm[factor]))).join(' ')}
        </span>
      )}
    </small>
  );
}

const SHORT = new Intl.NumberFormat('zh-CN', { maximumSignificantDigits: 2, notation: 'compact' });
const short = (factor: number): string => SHORT.format(factor);

/** To whom it was told that it is late, and when somebody asked last. */
function Pressure({
  line: { escalation, lastChase, order, subjectType },
}: {
  readonly line: BoardLine;
}): ReactElement {
  const now = useNow();
  return (
    <div className={styles['pressure']}>
      {escalation === null ? null : (
        <small className={escalation.takenUpBy === null ? styles['unclaimed'] : undefined}>
          {escalation.takenUpBy === null
            ? BOARD.told(escalation.roleWords, calendarWords(escalation.firedAt, now))
            : BOARD.takenUp(escalation.roleWords, escalation.takenUpBy)}
        </small>
      )}
      {order === null ? null : (
        <small className={order.state === 'open' ? styles['unclaimed'] : undefined}>
          {BOARD.order(order.number, order.word, calendarWords(order.dueAt, now))}
        </small>
      )}
      {subjectType !== 'referral' ? null : (
        <small>
          {lastChase === null
            ? BOARD.never
            : BOARD.chased(lastChase.count, calendarWords(lastChase.at, now), lastChase.by)}
          {lastChase?.reached === false ? `（${BOARD.notReached}）` : ''}
        </small>
      )}
    </div>
  );
}
