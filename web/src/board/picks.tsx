import type { ReactElement } from 'react';
import type { Views } from '../api/client';
import { BOARD } from '../texts/board';
import { Pick } from '../ui/pick';
import { useOptions } from '../words/words';

interface PickProps<Counted> {
  /** Each is offered with how many lines it opens. */
  readonly counted: readonly Counted[];
  readonly value: string | undefined;
  readonly onChange: (code: string) => void;
}

export function TypePick({ counted, value, onChange }: PickProps<Views['BoardTypeView']>): ReactElement {
  return (
    <Pick
      label={BOARD.type}
      every={BOARD.everyType}
      options={counted.map(({ typeCode, typeName, count }) => ({
        code: typeCode,
        label: BOARD.counted(typeName, count),
      }))}
      value={value ?? ''}
      onChange={onChange}
    />
  );
}

export function RiskPick({ counted, value, onChange }: PickProps<Views['BoardRiskView']>): ReactElement {
  const levels = new Map(useOptions('risk_level').map(({ code, label }) => [code, label]));
  return (
    <Pick
      label={BOARD.risk}
      every={BOARD.everyRisk}
      options={counted.map(({ risk, count }) => ({
        code: risk,
        label: BOARD.counted(levels.get(risk) ?? risk, count),
      }))}
      value={value ?? ''}
      onChange={onChange}
    />
  );
}
