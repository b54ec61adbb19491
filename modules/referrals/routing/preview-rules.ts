import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Cases, type CaseRow } from '../../cases/index.js';
import type { Suggestion } from './candidate.js';
import type { RoutingMoveView, RoutingRulesEffectView } from './http/routing-rules.view.js';
import { Routing } from './routing.js';
import type { RoutingRules } from './routing-rules.js';
import { latestCases, routingRulesInForce } from './routing-rules.store.js';

/** So many of the latest cases are ranked both ways. */
const LOOKED_AT = 100;

type First = { readonly id: string; readonly name: string } | null;

/** What other rules would do to the ranking, tried on the latest cases. Numbers only: administrators see no case (docs/adr/0028). */
@Injectable()
export class PreviewRoutingRules {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly routing: Routing,
    private readonly cases: Cases,
  ) {}

  /** Changes nothing. Each case is ranked as if it were sent today by whoever owns it, by the code that ranks it then. */
  preview(caller: Caller, rules: RoutingRules): Promise<RoutingRulesEffectView> {
    return this.uow.run({ ...caller, command: null }, async (tx) => {
      const { version } = await routingRulesInForce(tx);
      const moves = new Map<string, RoutingMoveView>();
      let changed = 0;
      const ids = await latestCases(tx, LOOKED_AT);
      for (const id of ids) {
        const theCase = await this.cases.get(tx, id);
        const before = await this.first(tx, theCase);
        const after = await this.first(tx, theCase, rules);
        if (before?.id === after?.id) continue;
        changed += 1;
        const key = `${before?.id} ${after?.id}`;
        const move = moves.get(key) ?? {
          fromName: before?.name ?? null,
          toName: after?.name ?? null,
          count: 0,
        };
        moves.set(key, { ...move, count: move.count + 1 });
      }
      return {
        version,
        looked: ids.length,
        changed,
        moves: [...moves.values()].sort((a, b) => b.count - a.count),
      };
    });
  }

  private async first(tx: Tx, theCase: CaseRow, rules?: RoutingRules): Promise<First> {
    const query = { senderAgencyId: theCase.ownerAgencyId, ...(rules === undefined ? {} : { rules }) };
    const { suggestions } = await this.routing.suggest(tx, theCase, query);
    const best = suggestions.find(({ eligible }: Suggestion) => eligible)?.candidate.agency;
    return best === undefined ? null : { id: best.id, name: best.name };
  }
}
