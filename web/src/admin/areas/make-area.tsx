import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { AREAS } from '../../texts/admin-areas';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { areasQuery } from '../parts/queries';
import { PickArea, PickOne } from '../parts/selects';

type Area = Views['AreaView'];
type Level = Area['level'];

/** Each lies wholly inside the one before. */
const LEVELS: readonly Level[] = ['country', 'province', 'city', 'district', 'street', 'community', 'grid'];

interface AreaValues {
  readonly parentId: string;
  readonly level: Level;
  readonly code: string;
  readonly name: string;
}

/** Makes an area inside one that is there. @param parent which, where that was pressed; null: to be chosen */
export function MakeArea({
  parent,
  onClose,
  onDone,
}: {
  readonly parent: Area | null;
  readonly onClose: () => void;
  readonly onDone: (area: Area) => void;
}): ReactElement {
  const client = useQueryClient();
  return (
    <FormWindow<AreaValues, Area>
      title={parent === null ? AREAS.make : AREAS.makeInOf(parent.name)}
      okText={AREAS.make}
      initial={parent === null ? {} : { parentId: parent.id, ...below(parent), code: parent.code }}
      onClose={onClose}
      onDone={(area) => {
        void client.invalidateQueries({ queryKey: areasQuery.queryKey });
        onDone(area);
      }}
      send={({ code, name, ...others }, header) =>
        bodyOf(
          api.POST('/api/v1/areas', {
            params: { header },
            body: { ...others, code: code.trim(), name: name.trim() },
          }),
        )
      }
    >
      <Fields />
    </FormWindow>
  );
}

function Fields(): ReactElement {
  const form = Form.useFormInstance<AreaValues>();
  const { data: areas = [] } = useQuery(areasQuery);
  const parentId = Form.useWatch<string | undefined>('parentId');
  const parent = areas.find(({ id }) => id === parentId);
  const word = useWords();
  const options = parent === undefined ? LEVELS : LEVELS.slice(LEVELS.indexOf(parent.level) + 1);
  const begin = (id: string | undefined): void => {
    const chosen = areas.find((area) => area.id === id);
    if (chosen !== undefined) form.setFieldsValue({ ...below(chosen), code: chosen.code });
  };
  return (
    <>
      <Form.Item name="parentId" label={AREAS.parent} rules={REQUIRED}>
        <PickArea onChange={begin} />
      </Form.Item>
      <div className={styles['row']}>
        <Form.Item name="name" label={AREAS.name} extra={AREAS.nameHint} rules={REQUIRED}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="level" label={AREAS.level} rules={REQUIRED}>
          <PickOne options={options.map((level) => ({ value: level, label: word('area_level', level) }))} />
        </Form.Item>
      </div>
      <Form.Item name="code" label={AREAS.code} extra={AREAS.codeHint} rules={REQUIRED}>
        <Input maxLength={32} autoComplete="off" />
      </Form.Item>
    </>
  );
}

/** The level that an area in this one usually has. */
function below({ level }: Area): { level?: Level } {
  const next = LEVELS[LEVELS.indexOf(level) + 1];
  return next === undefined ? {} : { level: next };
}
