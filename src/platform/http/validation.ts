import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { InvalidInput, type FieldProblem } from '../../kernel/errors.js';

/** DTO classes are the only way in: unknown fields are refused, and every problem is told at once, by field path. */
export function inputValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: true, value: false },
    exceptionFactory: (errors) => new InvalidInput(problemsOf(errors, '')),
  });
}

/** Every problem by its field path, below `prefix`. */
export function problemsOf(errors: readonly ValidationError[], prefix: string): FieldProblem[] {
  return errors.flatMap((error) => fieldProblems(error, prefix));
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

/** What may stand where a field was not known. */
function fieldsBeside({ target }: ValidationError): string {
  const known = getMetadataStorage()
    .getTargetValidationMetadatas(target?.constructor ?? Object, '', false, false)
    .map(({ propertyName }) => propertyName);
  return [...new Set(known)].sort().join(', ') || 'none';
}

function join(prefix: string, property: string): string {
  return prefix === '' ? property : `${prefix}.${property}`;
}

function snake(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
