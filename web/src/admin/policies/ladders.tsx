import type { ReactElement } from 'react';
import { POLICIES } from '../../texts/admin-policies';
import { useWords } from '../../words/words';
import { Fact, Facts } from '../../ui/facts';
import { Card } from '../parts/page';
import type { LadderStep, PolicyDefinition } from './definition';
import { ladderName, stepWhen } from './limit-words';

/** Who is told when a limit has passed, step by step, by the name under which the limits refer to it. */
export function Ladders({ ladders }: Pick<PolicyDefinition, 'ladders'>): ReactElement {
  const word = useWords();
  const step = (one: LadderStep): string =>
    POLICIES.tells(stepWhen(one), one.recipients.map((role) => word('ladder_role', role)).join('、'));
  return (
    <Card title={POLICIES.ladders}>
      <Facts>
        {Object.entries(ladders)
          .filter(([, steps]) => steps.length > 0)
          .map(([name, steps]) => (
            <Fact key={name} label={ladderName(name)}>
              {steps.map(step).join('；')}
            </Fact>
          ))}
      </Facts>
    </Card>
  );
}
