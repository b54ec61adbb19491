import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactElement, useDeferredValue, useState } from 'react';
import { Empty } from '../../app/page-states';
import { MESSAGES } from '../../texts/admin-messages';
import styles from '../admin.module.css';
import { Few } from '../parts/few';
import { Answered, Card } from '../parts/page';
import { Mark, Table } from '../parts/table';
import { type NoticeRule, rulesQuery } from './message-queries';
import { RuleWindow } from './rule-window';
import { useRuleWords } from './rule-words';

/** Which events are told to whom; each rule can be changed or switched off. */
export function RulesCard({ onDone }: { readonly onDone: () => void }): ReactElement {
  const asked = useQuery(rulesQuery);
  const [q, setQ] = useState('');
  const [changed, setChanged] = useState<string | null>(null);
  const looked = useDeferredValue(q.trim());
  return (
    <Card title={MESSAGES.rules}>
      <p className={styles['muted']}>{MESSAGES.rulesHint}</p>
      <div className={styles['filters']} role="search">
        <div className={styles['filter']}>
          <span aria-hidden>{MESSAGES.find}</span>
          <Input
            aria-label={MESSAGES.find}
            allowClear
            value={q}
            onChange={({ target }) => setQ(target.value)}
          />
        </div>
      </div>
      <Answered asked={asked}>
        {(rules) => (
          <>
            <Rules rules={rules} q={looked} onChange={setChanged} />
            {rules
              .filter(({ id }) => id === changed)
              .map((rule) => (
                <RuleWindow key={rule.id} rule={rule} onClose={() => setChanged(null)} onDone={onDone} />
              ))}
          </>
        )}
      </Answered>
    </Card>
  );
}

function Rules({
  rules,
  q,
  onChange,
}: {
  readonly rules: readonly NoticeRule[];
  readonly q: string;
  readonly onChange: (id: string) => void;
}): ReactElement {
  const wordsOf = useRuleWords();
  const shown = rules
    .map((rule) => ({ rule, words: wordsOf(rule) }))
    .filter(({ words: { event, audience, says } }) =>
      [event, says, ...audience].some((text) => text.includes(q)),
    );
  if (shown.length === 0) return <Empty title={MESSAGES.none} hint={MESSAGES.noneHint} />;
  return (
    <Few key={q} items={shown}>
      {(drawn) => (
        <Table
          label={MESSAGES.rules}
          heads={[
            MESSAGES.event,
            MESSAGES.audience,
            MESSAGES.says,
            MESSAGES.urgency,
            MESSAGES.state,
            MESSAGES.action,
          ]}
        >
          {drawn.map(({ rule: { id, active, urgency }, words }) => (
            <tr key={id}>
              <td>{words.event}</td>
              <td>{words.audience.join('；')}</td>
              <td>{words.says}</td>
              <td className={styles['short']}>
                <Mark {...(urgency === 'normal' ? {} : { tone: urgency === 'red' ? 'bad' : 'warn' })}>
                  {words.urgency}
                </Mark>
              </td>
              <td className={styles['short']}>
                <Mark {...(active ? { tone: 'good' as const } : {})}>
                  {active ? MESSAGES.on : MESSAGES.off}
                </Mark>
              </td>
              <td>
                <Button size="small" aria-label={MESSAGES.ruleOf(words.event)} onClick={() => onChange(id)}>
                  {MESSAGES.change}
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Few>
  );
}
