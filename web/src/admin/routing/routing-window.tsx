import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../api/client';
import { ifMatch } from '../../api/use-command';
import { ROUTING } from '../../texts/admin-routing';
import styles from '../admin.module.css';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { SourceField } from '../parts/source-field';
import { Effect } from './effect';
import { bodyOfDraft, type RoutingDraft, type RoutingRules, routingRulesQuery } from './routing-queries';
import { WEIGHTS } from './weights';

const MOST_TRADES = 200;
const CODE = /^[0-9A-Za-z_-]{1,32}$/;

interface RoutingValues extends RoutingDraft {
  readonly source: string;
}

/** Other rules, by a document, with what they would do to the latest cases beside them. */
export function RoutingWindow({
  holds,
  onClose,
  onDone,
}: {
  readonly holds: RoutingRules;
  readonly onClose: () => void;
  readonly onDone: (issued: RoutingRules) => void;
}): ReactElement {
  const client = useQueryClient();
  const { refetch } = useQuery(routingRulesQuery);
  return (
    <FormWindow<RoutingValues, RoutingRules>
      version={holds.version}
      title={ROUTING.changeTitle}
      okText={ROUTING.issue}
      initial={{ weights: holds.weights, trades: holds.trades }}
      width={820}
      onClose={onClose}
      reread={refetch}
      onDone={(issued) => {
        client.setQueryData(routingRulesQuery.queryKey, issued);
        onDone(issued);
      }}
      send={({ source, ...draft }, header, read) =>
        bodyOf(
          api.POST('/api/v1/routing-rules', {
            params: { header: { ...header, ...ifMatch(read) } },
            body: { ...bodyOfDraft(draft), source: source.trim() },
          }),
        )
      }
    >
      <div className={styles['row']}>
        {WEIGHTS.map(({ key, min, max }) => (
          <Form.Item key={key} name={['weights', key]} label={ROUTING.weights[key]} rules={REQUIRED}>
            <InputNumber min={min} max={max} precision={0} />
          </Form.Item>
        ))}
      </div>
      <Trades />
      <Drafted />
      <SourceField name="source" />
    </FormWindow>
  );
}

/** By which words each trade is recognised. */
function Trades(): ReactElement {
  return (
    <fieldset className={styles['list']}>
      <legend>{ROUTING.trades}</legend>
      <Form.List name="trades">
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <div key={key} className={styles['row']} role="group" aria-label={ROUTING.nthTrade(name + 1)}>
                <Form.Item
                  name={[name, 'trade']}
                  label={ROUTING.tradeCode}
                  extra={ROUTING.tradeHint}
                  rules={[...REQUIRED, { pattern: CODE, message: ROUTING.tradeRule }]}
                >
                  <Input />
                </Form.Item>
                <Form.Item name={[name, 'words']} label={ROUTING.tradeWords} rules={REQUIRED}>
                  <Select
                    mode="tags"
                    open={false}
                    suffixIcon={null}
                    tokenSeparators={['、', '，', ',', ' ']}
                  />
                </Form.Item>
                <Button
                  size="small"
                  type="text"
                  danger
                  aria-label={ROUTING.dropTrade(name + 1)}
                  onClick={() => remove(name)}
                >
                  {ROUTING.drop}
                </Button>
              </div>
            ))}
            {lines.length >= MOST_TRADES ? null : (
              <Button size="small" onClick={() => add({ trade: '', words: [] })}>
                {ROUTING.addTrade}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** What the rules would do, as they stand in the form. */
function Drafted(): ReactElement {
  const values = Form.useWatch([], Form.useFormInstance<RoutingValues>()) as
    Partial<RoutingValues> | undefined;
  return values !== undefined && isWhole(values) ? (
    <Effect draft={{ weights: values.weights, trades: values.trades }} />
  ) : (
    <p>{ROUTING.effectWaits}</p>
  );
}

/** Every number is there and every trade has its words: a field that was emptied has none. */
function isWhole(values: Partial<RoutingDraft>): values is RoutingDraft {
  const { weights, trades } = values as {
    readonly weights?: Partial<RoutingDraft['weights']>;
    readonly trades?: readonly (Partial<RoutingDraft['trades'][number]> | undefined)[];
  };
  return (
    WEIGHTS.every(({ key }) => typeof weights?.[key] === 'number') &&
    (trades ?? []).every((each) => CODE.test(each?.trade ?? '') && (each?.words?.length ?? 0) > 0)
  );
}
