import { SetMetadata } from '@nestjs/common';

export const VERSIONED = 'accord:versioned';

/**
 * The route changes a thing that others may have changed meanwhile: it refuses without If-Match, which its use case asks for
 * by `requireVersion`. What only adds to a thing (a note, a party, a fact) asks for no version. The description of the
 * interface is made from this, and a test asks every route whether it is true.
 */
export const Versioned = (): MethodDecorator & ClassDecorator => SetMetadata(VERSIONED, true);
