import { Button, Checkbox, Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { GATEWAY } from '../../texts/admin-gateway';
import styles from '../admin.module.css';
import { REQUIRED } from '../parts/form-window';
import { PickOne } from '../parts/selects';
import { jsonRecord, type Pair, USUAL_LINES, WAYS } from './gateway-values';

type Way = keyof typeof WAYS;

const JSON_RULES = [
  {
    validator: (_rule: unknown, text: string | undefined) =>
      jsonRecord(text) === null ? Promise.reject(new Error(GATEWAY.notJson)) : Promise.resolve(),
  },
];

/** How an SMS gateway is spoken to, field by field as its handbook lists them. */
export function GatewayFields(): ReactElement {
  const isWhole = Form.useWatch<boolean | undefined>(['settings', 'isWhole']) === true;
  return (
    <>
      <Form.Item name={['settings', 'url']} label={GATEWAY.url} extra={GATEWAY.urlHint} rules={REQUIRED}>
        <Input autoComplete="off" placeholder="https://" />
      </Form.Item>
      <Form.Item name={['settings', 'way']} label={GATEWAY.way} initialValue="json" rules={REQUIRED}>
        <PickOne
          options={(Object.keys(WAYS) as Way[]).map((way) => ({ value: way, label: GATEWAY.ways[way] }))}
        />
      </Form.Item>
      {isWhole ? (
        <Form.Item name={['settings', 'body']} label={GATEWAY.whole} extra={GATEWAY.holes} rules={JSON_RULES}>
          <Input.TextArea rows={7} spellCheck={false} />
        </Form.Item>
      ) : (
        <Pairs name={['settings', 'lines']} title={GATEWAY.body} hint={GATEWAY.holes} begin={USUAL_LINES} />
      )}
      <Form.Item name={['settings', 'isWhole']} valuePropName="checked">
        <Checkbox>{GATEWAY.isWhole}</Checkbox>
      </Form.Item>
      <Pairs name={['settings', 'headers']} title={GATEWAY.headers} hint={GATEWAY.headersHint} />
      <Pairs name={['secretPairs']} title={GATEWAY.secrets} hint={GATEWAY.secretsHint} />
      <Answer />
    </>
  );
}

/** How the gateway says that it has taken a message. */
function Answer(): ReactElement {
  return (
    <fieldset className={styles['list']}>
      <legend>{GATEWAY.answer}</legend>
      <p className={styles['muted']}>{GATEWAY.answerHint}</p>
      <div className={styles['row']}>
        <Form.Item name={['settings', 'success', 'field']} label={GATEWAY.successField}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name={['settings', 'success', 'equals']} label={GATEWAY.successEquals}>
          <Input autoComplete="off" />
        </Form.Item>
      </div>
      <div className={styles['row']}>
        <Form.Item name={['settings', 'permanent']} label={GATEWAY.permanent} extra={GATEWAY.permanentHint}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name={['settings', 'referenceField']} label={GATEWAY.reference}>
          <Input autoComplete="off" />
        </Form.Item>
      </div>
    </fieldset>
  );
}

/** Names with what they stand for, as many as there are. */
function Pairs({
  name,
  title,
  hint,
  begin = [],
}: {
  readonly name: string[];
  readonly title: string;
  readonly hint: string;
  /** What a new gateway begins with. */
  readonly begin?: readonly Pair[];
}): ReactElement {
  return (
    <fieldset className={styles['list']}>
      <legend>{title}</legend>
      <p className={styles['muted']}>{hint}</p>
      <Form.List name={name} initialValue={[...begin]}>
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name: line }) => (
              <div key={key} className={styles['pair']}>
                <Form.Item name={[line, 'name']} noStyle>
                  <Input
                    aria-label={GATEWAY.nameOf(title, line + 1)}
                    placeholder={GATEWAY.name}
                    autoComplete="off"
                  />
                </Form.Item>
                <Form.Item name={[line, 'value']} noStyle>
                  <Input
                    aria-label={GATEWAY.valueOf(title, line + 1)}
                    placeholder={GATEWAY.value}
                    autoComplete="off"
                  />
                </Form.Item>
                <Button
                  size="small"
                  type="text"
                  danger
                  aria-label={GATEWAY.removeOf(title, line + 1)}
                  onClick={() => remove(line)}
                >
                  {GATEWAY.remove}
                </Button>
              </div>
            ))}
            <Button size="small" aria-label={GATEWAY.addTo(title)} onClick={() => add({})}>
              {GATEWAY.add}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
