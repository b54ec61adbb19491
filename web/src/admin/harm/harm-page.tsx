import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { HARM } from '../../texts/admin-harm';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { Fact, Facts } from '../../ui/facts';
import { Say } from '../../ui/say';
import { AnsweredPage, Card, Page } from '../parts/page';
import { Table } from '../parts/table';
import { type HarmFormula, harmVersionsQuery } from './harm-queries';
import { HarmWindow } from './harm-window';

const HOUR_MIN = 60;

/** In what order the board shows what is late, and by which decisions. */
export function HarmPage(): ReactElement {
  const asked = useQuery(harmVersionsQuery);
  return <AnsweredPage asked={asked}>{(versions) => <Versions versions={versions} />}</AnsweredPage>;
}

function Versions({
  versions: [holds, ...before],
}: {
  readonly versions: readonly HarmFormula[];
}): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const [issued, setIssued] = useState<number | null>(null);
  return (
    <Page
      title={HARM.title}
      lead={HARM.lead}
      actions={
        <Button type="primary" onClick={() => setIsOpen(true)}>
          {HARM.change}
        </Button>
      }
    >
      {issued === null ? null : <Say tone="good">{HARM.issued(issued)}</Say>}
      {holds === undefined ? null : <Holds formula={holds} />}
      {before.length === 0 ? null : <History versions={before} />}
      {isOpen && holds !== undefined ? (
        <HarmWindow
          holds={holds}
          onClose={() => setIsOpen(false)}
          onDone={({ version }) => {
            setIsOpen(false);
            setIssued(version);
          }}
        />
      ) : null}
    </Page>
  );
}

function Holds({ formula }: { readonly formula: HarmFormula }): ReactElement {
  const { doublingMinutes, people, chaseFactor, mostChases, isOrdered, moved } = formula;
  return (
    <Card title={HARM.holds}>
      <Facts>
        <Fact label={HARM.red}>{HARM.times(formula.redFactor)}</Fact>
        <Fact label={HARM.orange}>{HARM.times(formula.orangeFactor)}</Fact>
        <Fact label={HARM.yellow}>{HARM.times(formula.yellowFactor)}</Fact>
        <Fact label={HARM.blue}>{HARM.blueWhat}</Fact>
        <Fact label={HARM.people}>
          {people.map(({ from, factor }) => HARM.peopleWords(from, factor)).join('，')}
        </Fact>
        <Fact label={HARM.chasesLabel}>{HARM.chaseWords(chaseFactor, mostChases)}</Fact>
        <Fact label={HARM.lateness}>{HARM.doublingWords(String(doublingMinutes / HOUR_MIN))}</Fact>
        <Fact label={HARM.version(formula.version)}>
          {isOrdered ? HARM.ordered(moved) : HARM.ordering(moved)}
        </Fact>
        <Fact label={HARM.source}>
          {formula.source} · <IssuedBy formula={formula} />
        </Fact>
      </Facts>
    </Card>
  );
}

function History({ versions }: { readonly versions: readonly HarmFormula[] }): ReactElement {
  return (
    <Card title={HARM.history}>
      <Table label={HARM.history} heads={HARM.historyHeads}>
        {versions.map((formula) => (
          <tr key={formula.version}>
            <td>{HARM.version(formula.version)}</td>
            <td>{formula.source}</td>
            <td>
              <IssuedBy formula={formula} />
            </td>
            <td>
              {HARM.factors(formula.redFactor, formula.orangeFactor, formula.yellowFactor)}
              {HARM.doublingWords(String(formula.doublingMinutes / HOUR_MIN))}
            </td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

function IssuedBy({ formula: { issuedByName, issuedAt } }: { readonly formula: HarmFormula }): ReactElement {
  const now = useNow();
  return <>{issuedByName === null ? HARM.shipped : HARM.by(issuedByName, calendarWords(issuedAt, now))}</>;
}
