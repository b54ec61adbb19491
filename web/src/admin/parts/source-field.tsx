import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { ADMIN } from '../../texts/admin';

/** Out of which document what is set comes; blanks alone are none. */
export function SourceField({ name = 'sourceDocument' }: { readonly name?: string }): ReactElement {
  return (
    <Form.Item
      name={name}
      label={ADMIN.source}
      extra={ADMIN.sourceHint}
      rules={[{ required: true, whitespace: true, message: ADMIN.required }]}
    >
      <Input maxLength={500} />
    </Form.Item>
  );
}
