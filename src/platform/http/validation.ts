import { type ArgumentMetadata, Injectable, ValidationPipe, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { InvalidInput, type FieldProblem } from '../../kernel/errors.js';
import { requireOrdinaryShape } from './ordinary-shape.js';

const PROBLEMS_TOLD = 100;

/** DTO classes are the only way in: unknown fields are refused, and every problem is told at once, by field path. */
@Injectable()
class InputValidation extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      validationError: { target: true, value: false },
      exceptionFactory: (errors) => new InvalidInput(firstOf(problemsOf(errors, ''))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'custom') requireOrdinaryShape(value);
    return super.transform(value, metadata);
  }
}

export function inputValidation(): ValidationPipe {
  return new InputValidation();
}

/** Every problem by its field path, below `prefix`. */
export function problemsOf(errors: readonly ValidationError[], prefix: string): FieldProblem[] {
  return errors.flatMap((error) => fieldProblems(error, prefix));
}

/** Nobody mends more at a time, and what a request costs is not for its sender to choose. */
function firstOf(problems: readonly FieldProblem[]): FieldProblem[] {
  const more = problems.length - PROBLEMS_TOLD;
  if (more <= 0) return [...problems];
  const message = `There are ${more} more; these come first.`;
  return [...problems.slice(0, PROBLEMS_TOLD), { path: '', code: 'more_problems', message }];
}

function fieldProblems(error: ValidationError, prefix: string): FieldProblem[] {
  const path = /^\d+$/.test(error.property) ? `${prefix}[${error.property}]` : join(prefix, error.property);
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
    rule === 'whitelistValidation'
      ? { path, code: 'unknown_field', message: `There is no such field; there are: ${fieldsBeside(error)}.` }
      : { path, code: snake(rule), message },
  );
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, path))];
}

type Class = NonNullable<ValidationError['target']>['constructor'];

const fieldsOfClasses = new WeakMap<Class, string>();

/** What may stand where a field was not known. */
function fieldsBeside({ target }: ValidationError): string {
  const type = target?.constructor ?? Object;
  const known = fieldsOfClasses.get(type) ?? fieldsOf(type);
  fieldsOfClasses.set(type, known);
  return known;
}

function fieldsOf(type: Class): string {
  const known = getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .map(({ propertyName }) => propertyName);
  return [...new Set(known)].sort().join(', ') || 'none';
}

function join(prefix: string, property: string): string {
  return prefix === '' ? property : `${prefix}.${property}`;
}

function snake(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
