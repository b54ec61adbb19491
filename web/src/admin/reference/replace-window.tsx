import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input } from 'antd';
import type { ReactElement } from 'react';
import type { FieldProblem } from '../../api/problem';
import {
  REFERENCE,
  REFERENCE_FIELDS,
  REFERENCE_PROBLEM_OTHERWISE,
  REFERENCE_PROBLEMS,
} from '../../texts/admin-reference';
import { useWords } from '../../words/words';
import { FormWindow } from '../parts/form-window';
import { SourceField } from '../parts/source-field';
import styles from './reference.module.css';
import { type ReferenceDocument, type ReferenceKind, referenceQuery } from './reference-queries';
import { replaceReference, useTakeOverReference } from './replace';

interface ReplaceValues {
  readonly text: string;
  readonly sourceDocument: string;
}

/** Replaces a document as a whole. What is wrong with it is told place by place, all at once, and nothing is kept of it. */
export function ReplaceWindow({
  document,
  onClose,
  onDone,
}: {
  readonly document: ReferenceDocument;
  readonly onClose: () => void;
  readonly onDone: (after: ReferenceDocument) => void;
}): ReactElement {
  const word = useWords();
  const takeOver = useTakeOverReference();
  const { refetch } = useQuery(referenceQuery(document.kind as ReferenceKind));
  return (
    <FormWindow<ReplaceValues, ReferenceDocument>
      title={REFERENCE.replaceTitle(word('reference_kind', document.kind))}
      okText={REFERENCE.replace}
      width={920}
      initial={{ text: JSON.stringify(document.definition, null, 2) }}
      onClose={onClose}
      reread={refetch}
      onDone={(after) => {
        takeOver(after);
        onDone(after);
      }}
      remedy={(problem) => <Problems problems={problem.fields} />}
      version={document.version}
      send={({ text, sourceDocument }, header, version) =>
        replaceReference(
          { ...document, version },
          { definition: JSON.parse(text), source: sourceDocument.trim() },
          header,
        )
      }
    >
      <p>{REFERENCE.replaceWhat}</p>
      <Form.Item
        name="text"
        label={REFERENCE.text}
        rules={[
          {
            validator: (_rule, text: string) =>
              isJson(text) ? Promise.resolve() : Promise.reject(new Error(REFERENCE.notJson)),
          },
        ]}
      >
        <Input.TextArea rows={16} spellCheck={false} />
      </Form.Item>
      <SourceField />
    </FormWindow>
  );
}

function Problems({ problems }: { readonly problems: readonly FieldProblem[] }): ReactElement | null {
  if (problems.length === 0) return null;
  return (
    <Alert
      type="error"
      title={REFERENCE.problems}
      description={
        <ul className={styles['problems']} tabIndex={0} role="region" aria-label={REFERENCE.problems}>
          {problems.map(({ path, code }, index) => (
            <li key={index}>
              {REFERENCE.problem(placeWords(path), REFERENCE_PROBLEMS[code] ?? REFERENCE_PROBLEM_OTHERWISE)}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** A path such as `definition[2].title` as people count: 第 3 条 标题. */
function placeWords(path: string): string {
  const parts = path.replace(/^definition\.?/, '').match(/\[\d+\]|[^.[\]]+/g) ?? [];
  return parts
    .map((part) =>
      part.startsWith('[')
        ? REFERENCE.entry(Number(part.slice(1, -1)) + 1)
        : (REFERENCE_FIELDS[part] ?? part),
    )
    .join(' ');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
