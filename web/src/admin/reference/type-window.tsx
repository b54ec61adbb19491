import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { asProblem } from '../../api/problem';
import { ADMIN } from '../../texts/admin';
import { TAXONOMY } from '../../texts/admin-reference';
import styles from '../admin.module.css';
import { FormWindow, REQUIRED } from '../parts/form-window';
import { PickWord, PickWords } from '../parts/selects';
import { SourceField } from '../parts/source-field';
import {
  type DisputeType,
  type LegalSource,
  nextCode,
  problemOfEntry,
  typesOf,
  withType,
} from './dispute-types';
import { type ReferenceDocument, referenceQuery } from './reference-queries';
import { replaceReference, useTakeOverReference } from './replace';

interface TypeValues {
  readonly code: string;
  readonly name: string;
  readonly leadAgencyKinds: string[];
  readonly supportingAgencyKinds?: string[];
  readonly expertFields?: string;
  readonly legalAnchor: LegalSource[];
  readonly policeSubType: string;
  readonly civilCausePart?: string;
  readonly governanceType: string;
  readonly sourceDocument: string;
}

/** Changes an entry of the taxonomy, or adds one. @param type null for a new one below `parentCode` */
export function TypeWindow({
  document,
  type,
  parentCode,
  onClose,
  onDone,
}: {
  readonly document: ReferenceDocument;
  readonly type: DisputeType | null;
  readonly parentCode: string | null;
  readonly onClose: () => void;
  readonly onDone: (after: ReferenceDocument) => void;
}): ReactElement {
  const takeOver = useTakeOverReference();
  const { refetch } = useQuery(referenceQuery('dispute_types'));
  const types = typesOf(document);
  const send = async (
    values: TypeValues,
    header: Parameters<typeof replaceReference>[2],
    version: number,
  ) => {
    const entry = entryOf(values, parentCode);
    const definition = withType(types, entry);
    try {
      return await replaceReference(
        { ...document, version },
        { definition, source: values.sourceDocument.trim() },
        header,
      );
    } catch (error) {
      throw problemOfEntry(asProblem(error), definition.indexOf(entry));
    }
  };
  return (
    <FormWindow<TypeValues, ReferenceDocument>
      title={titleOf(type, parentCode)}
      okText={ADMIN.save}
      width={760}
      initial={
        type === null ? { code: nextCode(types, parentCode), legalAnchor: [NO_SOURCE] } : valuesOf(type)
      }
      onClose={onClose}
      version={document.version}
      reread={refetch}
      onDone={(after) => {
        takeOver(after);
        onDone(after);
      }}
      send={send}
    >
      <div className={styles['row']}>
        <Form.Item
          name="code"
          label={TAXONOMY.code}
          extra={TAXONOMY.codeHint}
          rules={[
            { required: true, message: ADMIN.required },
            { pattern: parentCode === null ? /^\d{2}$/ : /^\d{4}$/, message: TAXONOMY.bothDigits },
            {
              validator: (_rule, code: string) =>
                type === null && types.some((one) => one.code === code)
                  ? Promise.reject(new Error(TAXONOMY.taken))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input disabled={type !== null} maxLength={4} inputMode="numeric" />
        </Form.Item>
        <Form.Item name="name" label={TAXONOMY.name} rules={REQUIRED}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name="leadAgencyKinds" label={TAXONOMY.lead2} rules={REQUIRED}>
        <PickWords vocabulary="agency_kind" />
      </Form.Item>
      <Form.Item name="supportingAgencyKinds" label={TAXONOMY.support}>
        <PickWords vocabulary="agency_kind" />
      </Form.Item>
      <Form.Item name="expertFields" label={TAXONOMY.experts} extra={TAXONOMY.experts2}>
        <Input />
      </Form.Item>
      <Anchors />
      <div className={styles['row']}>
        <Form.Item name="policeSubType" label={TAXONOMY.police} rules={REQUIRED}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="governanceType" label={TAXONOMY.governance} rules={REQUIRED}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="civilCausePart" label={TAXONOMY.civil} extra={TAXONOMY.civilHint}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <SourceField />
    </FormWindow>
  );
}

function titleOf(type: DisputeType | null, parentCode: string | null): string {
  if (type !== null) return TAXONOMY.changeOf(type.name);
  return parentCode === null ? TAXONOMY.addFirst : TAXONOMY.add;
}

const NO_SOURCE: LegalSource = { source: '', article: '', mark: 'memory' };

/** The laws that a type stands on, one at least. */
function Anchors(): ReactElement {
  return (
    <fieldset className={styles['list']}>
      <legend>{TAXONOMY.law}</legend>
      <Form.List name="legalAnchor">
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <div key={key} className={styles['line']}>
                <Form.Item
                  name={[name, 'source']}
                  label={TAXONOMY.law}
                  rules={REQUIRED}
                  className={styles['broad'] ?? ''}
                >
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name={[name, 'article']} label={TAXONOMY.article} rules={REQUIRED}>
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name={[name, 'mark']} label={TAXONOMY.mark}>
                  <PickWord vocabulary="source_mark" />
                </Form.Item>
                {lines.length === 1 ? null : (
                  <Button
                    size="small"
                    type="text"
                    danger
                    aria-label={TAXONOMY.removeLaw(name + 1)}
                    onClick={() => remove(name)}
                  >
                    {TAXONOMY.remove}
                  </Button>
                )}
              </div>
            ))}
            <Button size="small" onClick={() => add(NO_SOURCE)}>
              {TAXONOMY.addLaw}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function valuesOf(type: DisputeType): Partial<TypeValues> {
  const { leadAgencyKinds, supportingAgencyKinds, expertFields, legalAnchor, civilCausePart, ...plain } =
    type;
  return {
    ...plain,
    leadAgencyKinds: [...leadAgencyKinds],
    supportingAgencyKinds: [...supportingAgencyKinds],
    expertFields: expertFields.join('，'),
    legalAnchor: [...legalAnchor],
    civilCausePart: civilCausePart ?? '',
  };
}

function entryOf(values: TypeValues, parentCode: string | null): DisputeType {
  const civil = values.civilCausePart?.trim() ?? '';
  return {
    code: values.code,
    name: values.name.trim(),
    parentCode,
    leadAgencyKinds: values.leadAgencyKinds,
    supportingAgencyKinds: values.supportingAgencyKinds ?? [],
    expertFields: (values.expertFields ?? '')
      .split(/[,，、]/)
      .map((field) => field.trim())
      .filter((field) => field !== ''),
    legalAnchor: values.legalAnchor,
    policeSubType: values.policeSubType.trim(),
    civilCausePart: civil === '' ? null : civil,
    governanceType: values.governanceType.trim(),
  };
}
