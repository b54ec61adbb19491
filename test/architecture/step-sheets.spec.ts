import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

const SHEETS = 'web/src/referral/steps/sheets';
const TEXTS = 'web/src/texts/steps.ts';
/** Steps after which somebody else is to act, or nothing can be done any more, though they ask for no second word. */
const HEAVY = [
  'accept_partial',
  'confirm',
  'decline_recall',
  'hold',
  'overrule',
  'reject',
  'report_outcome',
  'request_recall',
  'return',
];

const { STEP_SHEETS } = (await import(pathToFileURL(path.resolve(TEXTS)).href)) as {
  readonly STEP_SHEETS: { readonly says: Readonly<Record<string, string>> };
};

interface Sheet {
  readonly step: string;
  readonly confirms: boolean;
}

/** The forms of the steps as their source has them: an object with `fields` and `send`, under the name of its step. */
const sheets = fs
  .readdirSync(SHEETS)
  .flatMap((file) =>
    sheetsIn(
      ts.createSourceFile(file, fs.readFileSync(path.join(SHEETS, file), 'utf8'), ts.ScriptTarget.Latest),
    ),
  );

describe('the form of a step', () => {
  it('can be told from the sources', () => {
    expect(sheets.length).toBeGreaterThan(30);
    expect(sheets.map(({ step }) => step)).toEqual(expect.arrayContaining(HEAVY));
  });

  it('says what will happen where that cannot be taken back, or weighs much', () => {
    const weighing = sheets.filter(({ step, confirms }) => confirms || HEAVY.includes(step));
    expect(weighing.filter(({ step }) => STEP_SHEETS.says[step] === undefined)).toEqual([]);
  });
});

function sheetsIn(node: ts.Node): readonly Sheet[] {
  const inside: Sheet[] = [];
  node.forEachChild((child) => {
    inside.push(...sheetsIn(child));
  });
  if (!ts.isPropertyAssignment(node) || !ts.isObjectLiteralExpression(node.initializer)) return inside;
  const names = node.initializer.properties.flatMap(({ name }) => (name === undefined ? [] : textOf(name)));
  if (!names.includes('fields') || !names.includes('send')) return inside;
  return [...inside, { step: textOf(node.name), confirms: names.includes('confirms') }];
}

function textOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}
