import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { ROUTING } from '../../texts/admin-routing';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { Fact, Facts } from '../../ui/facts';
import { Say } from '../../ui/say';
import { AnsweredPage, Card, Page } from '../parts/page';
import { Table } from '../parts/table';
import { type RoutingRules, routingRulesQuery } from './routing-queries';
import { RoutingWindow } from './routing-window';
import { isLess, WEIGHTS } from './weights';

/** By what points agencies are ranked, and by which decisions. */
export function RoutingPage(): ReactElement {
  const asked = useQuery(routingRulesQuery);
  return <AnsweredPage asked={asked}>{(rules) => <Shown rules={rules} />}</AnsweredPage>;
}

function Shown({ rules }: { readonly rules: RoutingRules }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const [issued, setIssued] = useState<number | null>(null);
  const before = rules.history.filter(({ version }) => version !== rules.version);
  return (
    <Page
      title={ROUTING.title}
      lead={ROUTING.lead}
      actions={
        <Button type="primary" onClick={() => setIsOpen(true)}>
          {ROUTING.change}
        </Button>
      }
    >
      {issued === null ? null : <Say tone="good">{ROUTING.issued(issued)}</Say>}
      <Holds rules={rules} />
      <Trades rules={rules} />
      {before.length === 0 ? null : <History versions={before} />}
      {isOpen ? (
        <RoutingWindow
          holds={rules}
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

function Holds({ rules }: { readonly rules: RoutingRules }): ReactElement {
  const { weights, version, source } = rules;
  return (
    <Card title={ROUTING.holds}>
      <Facts>
        {WEIGHTS.map(({ key }) => (
          <Fact key={key} label={ROUTING.weights[key]}>
            {isLess(key) ? ROUTING.less(weights[key]) : ROUTING.points(weights[key])}
          </Fact>
        ))}
        <Fact label={ROUTING.version(version)}>
          {source} · <IssuedBy version={rules} />
        </Fact>
      </Facts>
    </Card>
  );
}

function Trades({ rules: { trades } }: { readonly rules: RoutingRules }): ReactElement {
  return (
    <Card title={ROUTING.trades}>
      {trades.length === 0 ? <p>{ROUTING.noTrades}</p> : null}
      <ul>
        {trades.map(({ trade, words }) => (
          <li key={trade}>{ROUTING.trade(trade, words.join('、'))}</li>
        ))}
      </ul>
    </Card>
  );
}

function History({ versions }: { readonly versions: RoutingRules['history'] }): ReactElement {
  return (
    <Card title={ROUTING.history}>
      <Table label={ROUTING.history} heads={ROUTING.historyHeads}>
        {versions.map((each) => (
          <tr key={each.version}>
            <td>{ROUTING.version(each.version)}</td>
            <td>{each.source}</td>
            <td>
              <IssuedBy version={each} />
            </td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

function IssuedBy({
  version: { changedBy, activeFrom },
}: {
  readonly version: Pick<RoutingRules, 'changedBy' | 'activeFrom'>;
}): ReactElement {
  const now = useNow();
  return <>{changedBy === null ? ROUTING.shipped : ROUTING.by(changedBy, calendarWords(activeFrom, now))}</>;
}
