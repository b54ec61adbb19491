import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../api/client';
import { ifMatch } from '../../api/use-command';
import { HARM } from '../../texts/admin-harm';
import styles from '../admin.module.css';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { SourceField } from '../parts/source-field';
import { Effect } from './effect';
import { type HarmDraft, type HarmFormula, harmVersionsQuery } from './harm-queries';

const HOUR_MIN = 60;
const MOST_FACTOR = 10_000;
const MOST_STEPS = 8;
const YEAR_H = 8760;

interface HarmValues extends Omit<HarmDraft, 'doublingMinutes'> {
  readonly doublingHours: number;
  readonly source: string;
}

/** A new formula, by a document, with what it would do beside it. */
export function HarmWindow({
  holds,
  onClose,
  onDone,
}: {
  readonly holds: HarmFormula;
  readonly onClose: () => void;
  readonly onDone: (issued: HarmFormula) => void;
}): ReactElement {
  const client = useQueryClient();
  const { refetch } = useQuery(harmVersionsQuery);
  const { doublingMinutes, redFactor, orangeFactor, yellowFactor, people, chaseFactor, mostChases } = holds;
  const initial = {
    doublingHours: doublingMinutes / HOUR_MIN,
    redFactor,
    orangeFactor,
    yellowFactor,
    people,
    chaseFactor,
    mostChases,
  };
  return (
    <FormWindow<HarmValues, HarmFormula>
      version={holds.version}
      title={HARM.changeTitle}
      okText={HARM.issue}
      initial={initial}
      width={720}
      onClose={onClose}
      reread={refetch}
      onDone={(issued) => {
        void client.invalidateQueries({ queryKey: harmVersionsQuery.queryKey });
        onDone(issued);
      }}
      send={({ source, ...values }, header, read) =>
        bodyOf(
          api.POST('/api/v1/harm-formulas', {
            params: { header: { ...header, ...ifMatch(read) } },
            body: { ...draftOf(values), source: source.trim() },
          }),
        )
      }
    >
      <div className={styles['row']}>
        <Factor name="redFactor" label={HARM.riskFactor(HARM.red)} />
        <Factor name="orangeFactor" label={HARM.riskFactor(HARM.orange)} />
        <Factor name="yellowFactor" label={HARM.riskFactor(HARM.yellow)} />
      </div>
      <Form.Item name="doublingHours" label={HARM.doubling} extra={HARM.doublingHint} rules={REQUIRED}>
        <InputNumber min={1} max={YEAR_H} precision={0} />
      </Form.Item>
      <People />
      <div className={styles['row']}>
        <Factor name="chaseFactor" label={HARM.chases} most={10} />
        <Form.Item name="mostChases" label={HARM.mostChases} rules={REQUIRED}>
          <InputNumber min={0} max={20} precision={0} />
        </Form.Item>
      </div>
      <Drafted />
      <SourceField name="source" />
    </FormWindow>
  );
}

function Factor({
  name,
  label,
  most = MOST_FACTOR,
}: {
  readonly name: string | (string | number)[];
  readonly label: string;
  readonly most?: number;
}): ReactElement {
  return (
    <Form.Item name={name} label={label} rules={REQUIRED}>
      <InputNumber min={1} max={most} step={0.5} />
    </Form.Item>
  );
}

/** By how many people a dispute is about, step by step. */
function People(): ReactElement {
  return (
    <fieldset className={styles['list']}>
      <legend>{HARM.people}</legend>
      <Form.List name="people">
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <div key={key} className={styles['step']} role="group" aria-label={HARM.step(name + 1)}>
                <Form.Item name={[name, 'from']} label={HARM.peopleFrom} rules={REQUIRED}>
                  <InputNumber min={2} max={100_000} precision={0} />
                </Form.Item>
                <Factor name={[name, 'factor']} label={HARM.peopleFactor} />
                <Button
                  size="small"
                  type="text"
                  danger
                  aria-label={HARM.dropPeople(name + 1)}
                  onClick={() => remove(name)}
                >
                  {HARM.drop}
                </Button>
              </div>
            ))}
            {lines.length >= MOST_STEPS ? null : (
              <Button size="small" onClick={() => add()}>
                {HARM.addPeople}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** What the formula would do, as it stands in the form. */
function Drafted(): ReactElement {
  const values = Form.useWatch([], Form.useFormInstance<HarmValues>()) as Partial<HarmValues> | undefined;
  return values !== undefined && isWhole(values) ? (
    <Effect draft={draftOf(values)} />
  ) : (
    <p>{HARM.effectWaits}</p>
  );
}

type Typed = Omit<HarmValues, 'source'>;

function draftOf({ doublingHours, people, ...draft }: Typed): HarmDraft {
  return {
    doublingMinutes: doublingHours * HOUR_MIN,
    redFactor: draft.redFactor,
    orangeFactor: draft.orangeFactor,
    yellowFactor: draft.yellowFactor,
    people: people.map(({ from, factor }) => ({ from, factor })),
    chaseFactor: draft.chaseFactor,
    mostChases: draft.mostChases,
  };
}

/** Every number is there: a field that was emptied has none. */
function isWhole(values: Partial<Typed>): values is Typed {
  const { doublingHours, redFactor, orangeFactor, yellowFactor, people, chaseFactor, mostChases } = values;
  const numbers = [doublingHours, redFactor, orangeFactor, yellowFactor, chaseFactor, mostChases];
  const steps = (people ?? []).flatMap((step: Partial<HarmDraft['people'][number]> | undefined) => [
    step?.from,
    step?.factor,
  ]);
  return [...numbers, ...steps].every((number) => typeof number === 'number');
}
