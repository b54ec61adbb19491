import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Where the server says what is wrong; the demonstration only asks. */
const ROOTS = ['src', 'modules'];
const DEMO = path.join('src', 'demo');
const ERRORS = path.join('src', 'kernel', 'errors.ts');
const FILTER = path.join('src', 'platform', 'http', 'problem.filter.ts');
/** Which argument is the code. */
const CODE_AT: Readonly<Record<string, number>> = {
  DomainError: 1,
  Refused: 0,
  Conflict: 0,
  Forbidden: 0,
  NotFound: 0,
};

export interface ToldCodes {
  /** The `code` of answers. */
  readonly answers: ReadonlySet<string>;
  /** The `code` of one field, in `problems` of `invalid_input`. */
  readonly fields: ReadonlySet<string>;
  /** Places where the source does not show which code it is. */
  readonly unread: readonly string[];
}

/** Every code that the sources of the server tell, read from their syntax. */
export function toldCodes(): ToldCodes {
  const files = ROOTS.flatMap(sourcesBelow).filter((file) => !file.startsWith(DEMO));
  const sources = files.map((file) =>
    ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
  );
  const reader = new Reader(sources);
  sources.forEach((source) => reader.read(source));
  return reader;
}

function sourcesBelow(root: string): string[] {
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(root, name));
}

class Reader implements ToldCodes {
  readonly answers = new Set(['invalid_input']);
  readonly fields = new Set<string>();
  readonly unread: string[] = [];
  private readonly types = new Map<string, ts.TypeNode>();
  private readonly interfaces = new Map<string, ts.InterfaceDeclaration>();
  private readonly constants = new Map<string, ts.Expression>();

  constructor(sources: readonly ts.SourceFile[]) {
    for (const source of sources) for (const statement of source.statements) this.remember(statement);
  }

  read(source: ts.SourceFile): void {
    if (source.fileName === ERRORS) return;
    const visit = (node: ts.Node): void => {
      this.readThrown(node);
      this.readField(node);
      if (source.fileName === FILTER) this.readFilter(node);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }

  private remember(statement: ts.Statement): void {
    if (ts.isTypeAliasDeclaration(statement)) this.types.set(statement.name.text, statement.type);
    if (ts.isInterfaceDeclaration(statement)) this.interfaces.set(statement.name.text, statement);
    if (!ts.isVariableStatement(statement)) return;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(name) && initializer !== undefined) this.constants.set(name.text, initializer);
  }

  /** `new Refused('…')`, and `super('…')` of a class that stands for one code. */
  private readThrown(node: ts.Node): void {
    const name = thrownName(node);
    const at = name === null ? undefined : CODE_AT[name];
    if (at === undefined || !(ts.isNewExpression(node) || ts.isCallExpression(node))) return;
    const codes = this.codesOf(node.arguments?.[at]);
    if (codes.length === 0) this.unread.push(placeOf(node));
    for (const code of codes) this.answers.add(name === 'NotFound' ? `${code}_not_found` : code);
  }

  /** `InvalidInput.at(path, '…')`, `problem(path, '…', …)`, `{ path, code: '…', message }` and the rules of class-validator. */
  private readField(node: ts.Node): void {
    if (ts.isDecorator(node)) return this.readRule(node.expression);
    if (ts.isCallExpression(node) && /^InvalidInput\.at$|(^|\.)problem$/.test(node.expression.getText())) {
      const codes = this.codesOf(node.arguments[1]);
      if (codes.length === 0) this.unread.push(placeOf(node));
      codes.forEach((code) => this.fields.add(code));
    }
    if (!ts.isObjectLiteralExpression(node)) return;
    const { path: at, code, message, reason } = propertiesOf(node);
    // A code that is handed through was read where it comes from.
    if (code === undefined || !ts.isPropertyAssignment(code)) return;
    if (message === undefined && (at === undefined || reason === undefined)) return;
    this.codesOf(code.initializer).forEach((each) => this.fields.add(each));
  }

  private readRule(expression: ts.Expression): void {
    if (!ts.isCallExpression(expression)) return;
    const name = expression.expression.getText();
    if (name === 'ValidatorConstraint') return this.readConstraint(expression);
    const rule = RULES[name] ?? name;
    if (!/^(Is|Min|Max|Array|Matches|Equals|NestedValidation)/.test(rule) || NO_RULES.has(rule)) return;
    this.fields.add(snake(rule));
  }

  private readConstraint(constraint: ts.CallExpression): void {
    const [options] = constraint.arguments;
    const name =
      options !== undefined && ts.isObjectLiteralExpression(options)
        ? propertiesOf(options)['name']
        : undefined;
    if (name !== undefined && ts.isPropertyAssignment(name))
      this.codesOf(name.initializer).forEach((each) => this.fields.add(snake(each)));
    else this.unread.push(placeOf(constraint));
  }

  /** What the framework itself refuses, and what nobody foresaw. */
  private readFilter(node: ts.Node): void {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.initializer)) {
      const isOfStatus = ts.isNumericLiteral(node.name);
      if (isOfStatus || node.name.getText() === 'code') this.answers.add(node.initializer.text);
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
      if (ts.isStringLiteral(node.right)) this.answers.add(node.right.text);
  }

  /** The texts that an expression may have: as it stands, by a constant, or by the type of a parameter. */
  private codesOf(expression: ts.Expression | undefined): string[] {
    if (expression === undefined) return [];
    if (ts.isStringLiteralLike(expression)) return [expression.text];
    if (ts.isConditionalExpression(expression))
      return [...this.codesOf(expression.whenTrue), ...this.codesOf(expression.whenFalse)];
    if (!ts.isIdentifier(expression)) return [];
    const { name, type, initializer } = declarationOf(expression) ?? {};
    if (type !== undefined)
      return this.textsOf(
        name !== undefined && ts.isIdentifier(name) ? type : this.partOf(type, expression.text),
      );
    return this.codesOf(initializer ?? this.constants.get(expression.text));
  }

  /** The type of one property of an interface. */
  private partOf(type: ts.TypeNode, name: string): ts.TypeNode | undefined {
    const members: readonly ts.TypeElement[] = this.interfaces.get(type.getText())?.members ?? [];
    return members.filter(ts.isPropertySignature).find((member) => member.name.getText() === name)?.type;
  }

  private textsOf(type: ts.TypeNode | undefined): string[] {
    if (type === undefined) return [];
    if (ts.isParenthesizedTypeNode(type)) return this.textsOf(type.type);
    if (ts.isUnionTypeNode(type)) return type.types.flatMap((each) => this.textsOf(each));
    if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return [type.literal.text];
    if (ts.isIndexedAccessTypeNode(type))
      return this.itemsOf(/^\(typeof (\w+)\)\[number\]$/.exec(type.getText())?.[1]);
    if (!ts.isTypeReferenceNode(type)) return [];
    const known = this.types.get(type.typeName.getText());
    return known === undefined ? [] : this.textsOf(known);
  }

  private itemsOf(name: string | undefined): string[] {
    let list = this.constants.get(name ?? '');
    if (list !== undefined && ts.isAsExpression(list)) list = list.expression;
    return list !== undefined && ts.isArrayLiteralExpression(list)
      ? list.elements.flatMap((item) => this.codesOf(item))
      : [];
  }
}

/** Rules that tell under another name than their decorator's. */
const RULES: Readonly<Record<string, string>> = {
  Length: 'IsLength',
  ValidateNested: 'NestedValidation',
  IsISO8601: 'IsIso8601',
  IsUUID: 'IsUuid',
};
/** Decorators that begin as a rule does and are none. */
const NO_RULES = new Set(['IsOptional']);

function thrownName(node: ts.Node): string | null {
  if (ts.isNewExpression(node)) return node.expression.getText();
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.SuperKeyword) return null;
  const owner = ts.findAncestor(node, ts.isClassDeclaration);
  return owner?.heritageClauses?.[0]?.types[0]?.expression.getText() ?? null;
}

/** The parameter or variable of this name, in the innermost function around it that has one. */
function declarationOf(name: ts.Identifier): ts.ParameterDeclaration | ts.VariableDeclaration | undefined {
  for (let around: ts.Node = name; !ts.isSourceFile(around); around = around.parent) {
    if (ts.isFunctionLike(around)) {
      const own = around.parameters.find((parameter) => names(parameter.name, name.text));
      if (own !== undefined) return own;
    }
    if (!ts.isBlock(around)) continue;
    const own = around.statements
      .filter(ts.isVariableStatement)
      .flatMap((statement) => statement.declarationList.declarations)
      .find((declaration) => declaration.name.getText() === name.text);
    if (own !== undefined) return own;
  }
  return undefined;
}

function names(binding: ts.BindingName, name: string): boolean {
  if (ts.isIdentifier(binding)) return binding.text === name;
  return binding.elements.some((element) => ts.isBindingElement(element) && names(element.name, name));
}

function propertiesOf(
  literal: ts.ObjectLiteralExpression,
): Partial<Record<string, ts.ObjectLiteralElementLike>> {
  return Object.fromEntries(
    literal.properties.flatMap((each) => (each.name === undefined ? [] : [[each.name.getText(), each]])),
  );
}

function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText()}`;
}

/** As the server writes the names of rules. */
function snake(rule: string): string {
  return rule
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase())
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
