import type { INestApplication } from '@nestjs/common';
import { DiscoveryService, ModulesContainer } from '@nestjs/core';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { conventionalExample, type ExampledSchema } from './conventional-examples.js';
import { type DeclaredRoute, declaredRoutes } from './declared-routes.js';
import { withNullsAccepted } from './nulls.js';
import { ProblemView } from './problem.view.js';

export const DOCS_PATH = 'api/docs';
export const API_PREFIX = 'api/v1';
/** What has an address of its own beside the API. */
export const OUTSIDE_API = { exclude: ['health/ready', 'health/live', 't/:code'] };

/** The API's description, generated from controllers, DTO and view classes. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Accord 和解')
    .setDescription(
      'The coordination desk for dispute mediation. Every POST carries an Idempotency-Key; every change of a thing ' +
        'that exists carries If-Match with the version read; errors are application/problem+json with a stable code.',
    )
    .setVersion('1')
    .addCookieAuth('accord_session')
    .addBearerAuth()
    // Either of the two.
    .addSecurityRequirements('cookie')
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: [ProblemView] });
  // Made by hand: where nothing is started, as when the build is described, no service is.
  const declared = declaredRoutes(new DiscoveryService(app.get(ModulesContainer, { strict: false })));
  const routes = new Map(declared.map((route) => [`${route.controller}_${route.handler}`, route]));
  return withNullsAccepted(withDefaultsLeftOut(withExamples(withWhatHoldsForAll(document, routes))));
}

export function serveApiDocs(app: INestApplication): void {
  SwaggerModule.setup(DOCS_PATH, app, () => describeApi(app), {
    jsonDocumentUrl: `${DOCS_PATH}/openapi.json`,
  });
}

/**
 * What holds for every route is written once here and not on each: the command key, the version, who may do without
 * signing in, and the problem answers.
 * @param routes by their operation ids
 */
function withWhatHoldsForAll(
  document: OpenAPIObject,
  routes: ReadonlyMap<string, DeclaredRoute>,
): OpenAPIObject {
  for (const methods of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(methods as Record<string, Operation>)) {
      const { operationId = '', parameters = [] } = operation;
      const route = routes.get(operationId);
      const isPublic = route?.access?.kind === 'public';
      operation.parameters = [
        ...parameters,
        ...(method === 'post' && !isPublic ? [COMMAND_KEY_HEADER] : []),
        ...(route?.versioned === true ? [VERSION_HEADER] : []),
      ];
      if (isPublic) operation.security = [];
      operation.responses['default'] = PROBLEM_RESPONSE;
    }
  }
  return document;
}

/** Properties without an example of their own get the one that convention has for their name. */
function withExamples(document: OpenAPIObject): OpenAPIObject {
  for (const methods of Object.values(document.paths)) {
    for (const { parameters = [] } of Object.values(methods as Record<string, Operation>)) {
      for (const { schema } of parameters) if (schema !== undefined) writeAsText(schema);
    }
  }
  const schemas = (document.components?.schemas ?? {}) as Record<string, ExampledSchema>;
  for (const { properties } of Object.values(schemas)) {
    for (const [name, property] of Object.entries(properties ?? {})) {
      writeAsText(property);
      if ('example' in property || property.$ref !== undefined) continue;
      const example = conventionalExample(name, property);
      if (example !== undefined) property.example = example;
    }
  }
  return document;
}

/** A comment's `@example 110` is read as a number, also where what it shows is a text. */
function writeAsText(schema: ExampledSchema): void {
  if (schema.type === 'string' && typeof schema.example === 'number') schema.example = String(schema.example);
}

/** What has a default may be left out: the generator takes a field that is never undefined for one that must be sent. */
function withDefaultsLeftOut(document: OpenAPIObject): OpenAPIObject {
  for (const methods of Object.values(document.paths)) {
    for (const { parameters = [] } of Object.values(methods as Record<string, Operation>)) {
      for (const parameter of parameters)
        if (parameter.schema?.default !== undefined) parameter.required = false;
    }
  }
  for (const schema of Object.values(document.components?.schemas ?? {}) as Shape[]) {
    const { required, properties = {} } = schema;
    if (required === undefined) continue;
    const left = required.filter((name) => properties[name]?.default === undefined);
    if (left.length > 0) schema.required = left;
    else delete schema.required;
  }
  return document;
}

interface Shape {
  required?: string[];
  properties?: Record<string, { default?: unknown }>;
}

interface Parameter {
  required?: boolean;
  schema?: ExampledSchema & { readonly default?: unknown };
}

interface Operation {
  operationId?: string;
  parameters?: Parameter[];
  security?: object[];
  responses: Record<string, object>;
}

const COMMAND_KEY_HEADER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A new one for each new command; the same one when the command is sent again.',
  schema: { type: 'string', minLength: 8, maxLength: 128 },
  example: '5f0c1a52-7d0e-4a3b-9a51-0a4c0b7d3e11',
};

const VERSION_HEADER = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description:
    'The `version` of the view that the caller has read; 428 without it, 409 when it is no longer the newest.',
  schema: { type: 'string', pattern: '^(W/)?"?[0-9]{1,9}"?$' },
  example: '"3"',
};

const PROBLEM_RESPONSE = {
  description: 'What went wrong and what to do.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemView' } } },
};
