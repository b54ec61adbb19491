import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { type ReactElement, useState } from 'react';
import { api, bodyOf } from '../../api/client';
import { ifMatch } from '../../api/use-command';
import { ADMIN } from '../../texts/admin';
import { MESSAGES } from '../../texts/admin-messages';
import { Few } from '../parts/few';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { Answered, Card } from '../parts/page';
import { Table } from '../parts/table';
import { type MessageText, textsQuery } from './message-queries';

const STAFF_LONGEST = 16;
const PARTY_LONGEST = 58;

/** The words of each notice: codes belong to the program, what they say to the house. */
export function TextsCard({ onDone }: { readonly onDone: () => void }): ReactElement {
  const asked = useQuery(textsQuery);
  const [changed, setChanged] = useState<string | null>(null);
  return (
    <Card title={MESSAGES.texts}>
      <Answered asked={asked}>
        {(texts) => (
          <>
            <Few items={texts}>
              {(drawn) => (
                <Table
                  label={MESSAGES.texts}
                  heads={[MESSAGES.textColumn, MESSAGES.forWhom, MESSAGES.textCode, MESSAGES.action]}
                >
                  {drawn.map(({ code, text, audience }) => (
                    <tr key={code}>
                      <td>{text}</td>
                      <td>{audience === 'party' ? MESSAGES.party : MESSAGES.staff}</td>
                      <td>
                        <small>{code}</small>
                      </td>
                      <td>
                        <Button
                          size="small"
                          aria-label={MESSAGES.textOf(text)}
                          onClick={() => setChanged(code)}
                        >
                          {MESSAGES.change}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </Table>
              )}
            </Few>
            {texts
              .filter(({ code }) => code === changed)
              .map((text) => (
                <TextWindow key={text.code} text={text} onClose={() => setChanged(null)} onDone={onDone} />
              ))}
          </>
        )}
      </Answered>
    </Card>
  );
}

function TextWindow({
  text: { code, text, audience, version },
  onClose,
  onDone,
}: {
  readonly text: MessageText;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactElement {
  const client = useQueryClient();
  const { refetch } = useQuery(textsQuery);
  const isParty = audience === 'party';
  return (
    <FormWindow<{ readonly text: string }, MessageText>
      version={version}
      title={MESSAGES.textChange}
      okText={ADMIN.save}
      initial={{ text }}
      onClose={onClose}
      reread={refetch}
      onDone={() => {
        void client.invalidateQueries({ queryKey: textsQuery.queryKey });
        void client.invalidateQueries({ queryKey: ['words'] });
        onDone();
        onClose();
      }}
      send={(values, _header, read) =>
        bodyOf(
          api.PUT('/api/v1/message-texts/{code}', {
            params: { path: { code }, header: ifMatch(read) },
            body: { text: values.text.trim() },
          }),
        )
      }
    >
      <Form.Item
        name="text"
        label={MESSAGES.textColumn}
        extra={isParty ? MESSAGES.partyHint : MESSAGES.textHint}
        rules={REQUIRED}
      >
        <Input showCount maxLength={isParty ? PARTY_LONGEST : STAFF_LONGEST} />
      </Form.Item>
    </FormWindow>
  );
}
