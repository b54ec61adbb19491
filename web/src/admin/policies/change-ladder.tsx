import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { ifMatch } from '../../api/use-command';
import { LADDERS } from '../../texts/admin-ladders';
import styles from '../admin.module.css';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { PickOne, PickSeveral } from '../parts/selects';
import { SourceField } from '../parts/source-field';
import type { LadderStep } from './definition';
import { ladderName } from './limit-words';
import { type Policy, type PolicyVersion, policyVersionsQuery } from './policy-queries';
import { stepsOf, type TypedStep, typedOf, type Way, WAYS } from './typed-steps';

interface LadderValues {
  readonly steps?: readonly TypedStep[];
  readonly sourceDocument: string;
}

/** Says anew who is told when limits of a ladder pass; the change is the next version of the policy. */
export function ChangeLadder({
  policy,
  newest,
  name,
  steps,
  onClose,
  onDone,
}: {
  readonly policy: Policy;
  readonly newest: PolicyVersion;
  readonly name: string;
  readonly steps: readonly LadderStep[];
  readonly onClose: () => void;
  readonly onDone: (number: number) => void;
}): ReactElement {
  const client = useQueryClient();
  const { refetch } = useQuery(policyVersionsQuery(policy.key));
  return (
    <FormWindow<LadderValues, PolicyVersion>
      version={newest.number}
      title={LADDERS.title(ladderName(name))}
      okText={LADDERS.save}
      width={940}
      initial={{ steps: steps.map(typedOf) }}
      onClose={onClose}
      reread={refetch}
      onDone={({ number }) => {
        void client.invalidateQueries({ queryKey: ['admin', 'policies'] });
        onDone(number);
      }}
      send={({ steps: typed = [], sourceDocument }, _header, read) =>
        bodyOf(
          api.PUT('/api/v1/policies/{key}/ladders/{name}', {
            params: { path: { key: policy.key, name }, header: ifMatch(read) },
            body: {
              steps: stepsOf(typed) as Views['LadderStepDto'][],
              sourceDocument: sourceDocument.trim(),
            },
          }),
        )
      }
    >
      <p>{LADDERS.what}</p>
      <Steps />
      <SourceField />
    </FormWindow>
  );
}

function Steps(): ReactElement {
  return (
    <fieldset className={styles['list']}>
      <legend>{LADDERS.steps}</legend>
      <Form.List name="steps">
        {(lines, { add, remove }) => (
          <>
            {lines.length === 0 ? <p>{LADDERS.none}</p> : null}
            {lines.map(({ key, name }) => (
              <div key={key} className={styles['step']} role="group" aria-label={LADDERS.step(name + 1)}>
                <Step line={name} />
                <Button
                  size="small"
                  type="text"
                  danger
                  aria-label={LADDERS.removeOf(name + 1)}
                  onClick={() => remove(name)}
                >
                  {LADDERS.remove}
                </Button>
              </div>
            ))}
            <Button size="small" onClick={() => add(NEW_STEP)}>
              {LADDERS.add}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

const NEW_STEP: Partial<TypedStep> = { way: 'late_working_hours', count: 4, kind: 'escalation' };

function Step({ line }: { readonly line: number }): ReactElement {
  const way = Form.useWatch<Way | undefined>(['steps', line, 'way']);
  const isAt = way === 'at_deadline';
  const ways = Object.keys(WAYS) as Way[];
  return (
    <>
      <Form.Item name={[line, 'way']} label={LADDERS.when} rules={REQUIRED}>
        <PickOne options={ways.map((value) => ({ value, label: LADDERS.ways[value] }))} />
      </Form.Item>
      {isAt ? (
        <span />
      ) : (
        <Form.Item name={[line, 'count']} label={LADDERS.count} rules={REQUIRED}>
          <InputNumber
            min={0.5}
            {...(way === 'share' ? { max: 100 } : {})}
            className={styles['wide'] ?? ''}
          />
        </Form.Item>
      )}
      <Form.Item name={[line, 'recipients']} label={LADDERS.whom} rules={REQUIRED}>
        <PickSeveral vocabulary="ladder_role" />
      </Form.Item>
      <Form.Item name={[line, 'kind']} label={LADDERS.kind} rules={REQUIRED}>
        <PickOne options={Object.entries(LADDERS.kinds).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
    </>
  );
}
