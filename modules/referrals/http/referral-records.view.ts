import type { Holding } from '../precedents/duty-ruling.js';

/** Why it was refused. */
export class RefusalView {
  /**
   * Code.
   * @example not_our_duty
   */
  readonly reason: string;

  /**
   * In words.
   * @example 不属本单位职责
   */
  readonly text: string;

  /**
   * What follows.
   * @example re-route
   */
  readonly consequence: string;

  /**
   * Whom the agency thinks right.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly suggestedAgencyId: string | null;

  /**
   * The ruling that was known when it was refused against it.
   * @example 0198c0de-0000-7000-8000-000000000081
   */
  readonly despiteRulingId: string | null;

  /**
   * When.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly at: string;
}

/** A ruling that holds for such disputes, in a sentence that tells nothing of the case it was made in. */
export class HeldRulingView {
  /**
   * What whoever refuses against it names it by.
   * @example 0198c0de-0000-7000-8000-000000000081
   */
  readonly id: string;

  /**
   * Whose such disputes are: `theirs`, of the recipient, or `not_theirs`.
   * @example theirs
   */
  readonly holding: Holding;

  /**
   * The reason of refusal that it was made on.
   * @example not_our_duty
   */
  readonly reason: string;

  /**
   * By whom, when, under what number, and what.
   * @example "2026-03-06 青羊区综治中心裁定（裁〔2026〕第3号）：此类纠纷由青羊区人社局办理"
   */
  readonly words: string;
}

/** How its sender chose the recipient from the ranked list. */
export class ChoiceView {
  /**
   * Which version of the routing rules made the list.
   * @example 3
   */
  readonly rulesVersion: number;

  /**
   * The agency the list had first; null when it proposed nobody.
   * @example 0198c0de-0000-7000-8000-000000000022
   */
  readonly firstAgencyId: string | null;

  /**
   * The place of the chosen one, from 1; null when the list did not have it.
   * @example 2
   */
  readonly place: number | null;

  /**
   * Why not the first; null when it is the first.
   * @example knows_the_dispute
   */
  readonly code: string | null;

  /**
   * The reason in words.
   * @example 该单位去年调解过双方的租约
   */
  readonly text: string;
}

/** Something said. */
export class MessageView {
  /**
   * What sort.
   * @example progress
   */
  readonly kind: string;

  /**
   * The words.
   * @example 已联系双方
   */
  readonly body: string;

  /**
   * Whether only one's own agency reads it.
   * @example false
   */
  readonly isInternal: boolean;

  /**
   * When.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly at: string;

  /**
   * By whom.
   * @example 李某
   */
  readonly by: string;
}

/** A contact with a party. */
export class ContactView {
  /**
   * When.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly contactedAt: string;

  /**
   * By what way.
   * @example phone
   */
  readonly channel: string;

  /**
   * With what result.
   * @example reached
   */
  readonly result: string;

  /**
   * Which party, by role.
   * @example applicant
   */
  readonly who: string;

  /**
   * What was said; empty for those who do not work on it.
   * @example 约定面谈
   */
  readonly note: string;
}

/** A reported outcome. */
export class OutcomeView {
  /**
   * 1 for the first report.
   * @example 1
   */
  readonly attempt: number;

  /**
   * Code.
   * @example oral_agreement
   */
  readonly outcome: string;

  /**
   * In words.
   * @example 双方和解
   */
  readonly summary: string;

  /**
   * Files.
   * @example []
   */
  readonly evidence: string[];

  /**
   * When.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly reportedAt: string;
}

/** A rest. */
export class HoldView {
  /**
   * Code.
   * @example expert_appraisal
   */
  readonly reason: string;

  /**
   * In words; empty for a recipient from whom the people are withheld.
   * @example 请派出所提供双方电话
   */
  readonly note: string;

  /**
   * What was said when it was resumed.
   * @example 双方电话已补充
   */
  readonly endNote: string | null;

  /**
   * From.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly since: string;

  /**
   * To.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly until: string;

  /**
   * When it really ended.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly endedAt: string | null;

  /**
   * The paper that shows why.
   * @example 鉴定委托书〔2026〕12号
   */
  readonly document: string | null;

  /**
   * Whether the clocks of the case rest as long.
   * @example true
   */
  readonly pausesCase: boolean;
}

/** A wish to send it elsewhere. */
export class ProposalView {
  /**
   * To whom.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly suggestedAgencyId: string | null;

  /**
   * Why.
   * @example 涉及劳动关系
   */
  readonly reason: string;

  /**
   * What the centre said.
   * @example declined
   */
  readonly answer: string | null;

  /**
   * When.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly proposedAt: string;
}

/** A request for more time, and its answer. */
export class ExtensionView {
  /**
   * What whoever answers it or takes it back names it by.
   * @example 0198c0de-0000-7000-8000-000000000071
   */
  readonly id: string;

  /**
   * How much, in the unit of the limit.
   * @example 5
   */
  readonly amount: number;

  /**
   * Why.
   * @example 用工方负责人出差，约定下周核算
   */
  readonly reason: string;

  /**
   * When it was asked.
   * @example 2026-03-10T02:00:00.000Z
   */
  readonly askedAt: string;

  /**
   * Whose head answers it.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly approverAgencyId: string;

  /**
   * granted, declined, withdrawn by whoever asked, or overtaken by the end of the work; null while it waits.
   * @example granted
   */
  readonly decision: string | null;

  /**
   * Why so.
   * @example 同意延期一次
   */
  readonly decisionReason: string | null;

  /**
   * When it was answered.
   * @example 2026-03-10T06:00:00.000Z
   */
  readonly decidedAt: string | null;
}
