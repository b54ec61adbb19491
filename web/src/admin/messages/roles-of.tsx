import { Form, Select } from 'antd';
import type { ReactElement } from 'react';
import { AGENCY_ROLES } from '../../session/roles';
import { MESSAGES } from '../../texts/admin-messages';
import { useWords } from '../../words/words';
import { REQUIRED } from '../parts/form-window';
import { PickOne } from '../parts/selects';
import type { AudiencePart } from './message-queries';
import { placeWords } from './rule-words';

const OVER_AREA = ['coordinator', 'supervisor'];
/** The head of a station stands in for the coordinator of a place. */
const OVER_PLACE = [...OVER_AREA, 'station_head'];

/** Which roles of a place are told. */
export function RolesOf({
  part,
  line,
}: {
  readonly part: AudiencePart;
  readonly line: number;
}): ReactElement {
  const word = useWords();
  const choices = (roles: readonly string[]) =>
    roles.map((role) => ({ value: role, label: word('role', role) }));
  if (part.kind === 'agency')
    return (
      <Form.Item name={['audience', line, 'roles']} label={MESSAGES.tells(placeWords(part))} rules={REQUIRED}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={choices(AGENCY_ROLES)} />
      </Form.Item>
    );
  return (
    <Form.Item name={['audience', line, 'role']} label={MESSAGES.tells(placeWords(part))} rules={REQUIRED}>
      <PickOne options={choices(part.kind === 'area' ? OVER_PLACE : OVER_AREA)} />
    </Form.Item>
  );
}
