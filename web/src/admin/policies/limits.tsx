import { Button, Checkbox } from 'antd';
import { type ReactElement, useState } from 'react';
import { Empty } from '../../app/page-states';
import { POLICIES } from '../../texts/admin-policies';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { PickOne } from '../parts/selects';
import { Mark, Table } from '../parts/table';
import type { PolicyRule } from './definition';
import { isUnchecked, kindNames, ladderName, timeWords } from './limit-words';

/** The limits of a version in words, one clock at a time or all of them. */
export function Limits({
  rules,
  onChange,
}: {
  readonly rules: readonly PolicyRule[];
  /** Null for whoever may only read. */
  readonly onChange: ((rule: PolicyRule) => void) | null;
}): ReactElement {
  const word = useWords();
  const [clock, setClock] = useState<string | undefined>('accept');
  const [onlyUnchecked, setOnlyUnchecked] = useState(false);
  const clocks = [...new Set(rules.map((rule) => rule.clock))];
  const shown = rules.filter(
    (rule) =>
      !isNowhere(rule) &&
      (clock === undefined || rule.clock === clock) &&
      (!onlyUnchecked || isUnchecked(rule)),
  );
  return (
    <>
      <div className={styles['filters']}>
        <div className={styles['filter']}>
          <span aria-hidden>{POLICIES.clock}</span>
          <PickOne
            label={POLICIES.clock}
            clearable
            none={POLICIES.allClocks}
            value={clock}
            options={clocks.map((code) => ({ value: code, label: word('clock', code) }))}
            onChange={setClock}
          />
        </div>
        <Checkbox checked={onlyUnchecked} onChange={({ target }) => setOnlyUnchecked(target.checked)}>
          {POLICIES.onlyUnchecked}
        </Checkbox>
      </div>
      {shown.length === 0 ? (
        <Empty title={POLICIES.none} hint={POLICIES.noneHint} />
      ) : (
        <Table
          label={POLICIES.title}
          heads={[
            POLICIES.clock,
            POLICIES.lane,
            POLICIES.band,
            POLICIES.amount,
            POLICIES.calendar,
            POLICIES.warnings,
            POLICIES.ladder,
            POLICIES.basis,
            POLICIES.action,
          ]}
        >
          {shown.map((rule) => (
            <Limit key={rule.key} rule={rule} onChange={onChange} />
          ))}
        </Table>
      )}
    </>
  );
}

/** The last rule of a clock only says that it runs nowhere else. */
function isNowhere({ time, when }: PolicyRule): boolean {
  return time === null && when.lanes === undefined;
}

function Limit({
  rule,
  onChange,
}: {
  readonly rule: PolicyRule;
  readonly onChange: ((rule: PolicyRule) => void) | null;
}): ReactElement {
  const word = useWords();
  const { time, warningPercents, legalBasis } = rule;
  const names = useRuleNames(rule);
  const isCounted = time !== null && time.unit !== 'given';
  return (
    <tr>
      <td className={styles['short']}>
        {names.clock}
        {names.kinds === '' ? null : <small> {names.kinds}</small>}
      </td>
      <td className={styles['short']}>{names.lanes}</td>
      <td className={styles['short']}>{names.bands}</td>
      <td className={styles['short']}>
        <b>{timeWords(time)}</b>
      </td>
      <td className={styles['short']}>{time === null ? '' : POLICIES[rule.calendar]}</td>
      <td>
        {warningPercents.length === 0
          ? POLICIES.noWarning
          : POLICIES.percent(warningPercents.map((percent) => `${percent}%`).join('、'))}
      </td>
      <td className={styles['short']}>{ladderName(rule.ladder)}</td>
      <td>
        <Mark tone={isUnchecked(rule) ? 'warn' : legalBasis.mark === 'verified' ? 'good' : 'info'}>
          {word('source_mark', legalBasis.mark)}
        </Mark>{' '}
        <small>{legalBasis.text}</small>
      </td>
      <td>
        {onChange === null || !isCounted ? null : (
          <Button size="small" aria-label={POLICIES.changeOf(names.whole)} onClick={() => onChange(rule)}>
            {POLICIES.change}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** What a rule is for, in words, part by part and as a whole. */
export function useRuleNames({ clock, when }: PolicyRule) {
  const word = useWords();
  const parts = {
    clock: word('clock', clock),
    kinds: kindNames(when.kinds, (kind) => word('agency_kind', kind)),
    lanes: when.lanes?.map((lane) => word('lane', lane)).join('、') ?? POLICIES.anyLane,
    bands: when.bands?.map((band) => word('clock_band', band)).join('、') ?? POLICIES.anyBand,
  };
  const whole = [parts.clock, parts.kinds, parts.lanes, parts.bands].filter((part) => part !== '').join(' ');
  return { ...parts, whole };
}
