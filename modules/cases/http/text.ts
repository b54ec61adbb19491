import { applyDecorators } from '@nestjs/common';
import { IsString, Length, Matches } from 'class-validator';

/** No control characters but line breaks and tabs, no half of a surrogate pair, and something to read. */
// eslint-disable-next-line no-control-regex -- this is the class of characters the database refuses or nobody can read
const READABLE = /^(?![\s\S]*[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f])[\s\S]*\S[\s\S]*$/;

const UNREADABLE = '$property must have something to read and no control characters';

/** A text a person wrote, 1 to `longest` characters. */
export function Text(longest: number): PropertyDecorator {
  return applyDecorators(IsString(), Length(1, longest), Matches(READABLE, { message: UNREADABLE }));
}

/** The same for each entry of a list. */
export function Texts(longest: number): PropertyDecorator {
  const each = true;
  return applyDecorators(
    IsString({ each }),
    Length(1, longest, { each }),
    Matches(READABLE, { each, message: UNREADABLE }),
  );
}
