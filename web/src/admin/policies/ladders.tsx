import { Button } from 'antd';
import type { ReactElement } from 'react';
import { LADDERS } from '../../texts/admin-ladders';
import { POLICIES } from '../../texts/admin-policies';
import { useWords } from '../../words/words';
import { Fact, Facts } from '../../ui/facts';
import { Card } from '../parts/page';
import type { LadderStep, PolicyDefinition } from './definition';
import { ladderName, stepWhen } from './limit-words';

/** The ladder of limits that nobody is told of: it says so by its name. */
const NO_LADDER = 'none';

/** Who is told when a limit has passed, step by step, by the name under which the limits refer to it. */
export function Ladders({
  ladders,
  onChange,
}: Pick<PolicyDefinition, 'ladders'> & {
  /** Null for whoever may only read. */
  readonly onChange: ((name: string) => void) | null;
}): ReactElement {
  const word = useWords();
  const step = (one: LadderStep): string =>
    POLICIES.tells(stepWhen(one), one.recipients.map((role) => word('ladder_role', role)).join('、'));
  return (
    <Card title={POLICIES.ladders}>
      <Facts>
        {Object.entries(ladders)
          .filter(([name]) => name !== NO_LADDER)
          .map(([name, steps]) => (
            <Fact key={name} label={ladderName(name)}>
              {steps.length === 0 ? LADDERS.none : steps.map(step).join('；')}{' '}
              {onChange === null ? null : (
                <Button
                  size="small"
                  aria-label={LADDERS.changeOf(ladderName(name))}
                  onClick={() => onChange(name)}
                >
                  {LADDERS.change}
                </Button>
              )}
            </Fact>
          ))}
      </Facts>
    </Card>
  );
}
