import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { Act, Acting, Acts } from './acts.js';
import { SECRETS } from './planted.js';

/** A disagreement of people whose names are no secret. */
const DISPUTE = {
  source: 'walk_in',
  narrative: '楼上漏水引起口角',
  placeText: '浣花路',
  typeCode: '0103',
  lane: 'simple',
  parties: [
    { role: 'applicant', name: '张某', phone: '19900000011' },
    { role: 'respondent', name: '李某', phone: '19900000012' },
  ],
};

/** A second case: all that is written where the first would come to its end by it. */
export class OtherCase {
  id = '';
  readonly referralIds: string[] = [];
  private parties: CaseView['parties'] = [];

  constructor(
    private readonly acting: Acting,
    private readonly agencies: Readonly<Record<string, string>>,
  ) {}

  /** Settled on the spot and taken up again, sent out and brought back, stopped by law, and closed. */
  async happen(): Promise<void> {
    ({ id: this.id, parties: this.parties } = await this.registered());
    await this.settle();
    await this.onCase(
      ['chief', 'lane', { lane: 'simple', reason: SECRETS.laneReason }],
      ['officer', 'risk', { level: 'orange', reason: SECRETS.riskReason }],
    );
    await this.comeBackFromTheCommittee();
    await this.goAstray();
    await this.stop();
    await this.close();
    await this.transferAThird();
  }

  private async registered(): Promise<CaseView> {
    const { case: registered } = await this.acting.say<RegisteredCaseView>('officer', '/cases', DISPUTE);
    for (const purpose of ['mediation', 'sharing']) {
      const consent = { purpose, decision: 'given', manner: 'on_camera' };
      await this.acting.say('officer', `/cases/${registered.id}/consents`, consent);
    }
    return registered;
  }

  private async settle(): Promise<void> {
    await this.onCase(
      [
        'officer',
        'settlement',
        {
          facts: SECRETS.settledFacts,
          agreedText: SECRETS.agreedText,
          applicantAttitude: 'agreed',
          respondentAttitude: 'agreed',
          recordingNumber: SECRETS.recordingNumber,
          oralAgreementRecord: SECRETS.oralRecord,
        },
      ],
      ['officer', 'reopening', { reason: SECRETS.reopenReason, askedBy: 'agency' }],
    );
  }

  /** The committee loses a consent and regains it, reports, and hears that it is well; then there is something new. */
  private async comeBackFromTheCommittee(): Promise<void> {
    await this.refer('officer', 'community', { choice: undefined, keepAsDraft: true });
    await this.onReferral(
      [
        'officer-at-the-centre',
        'submission',
        {
          choice: { code: 'knows_the_dispute' },
          arbitration: SECRETS.submissionReason,
          overruleExclusion: SECRETS.exclusionReason,
        },
      ],
      ['mediator', 'acceptance', {}],
      ['mediator', 'contact', { channel: 'phone', result: 'reached', who: 'applicant' }],
    );
    const told = { role: 'respondent', manner: 'telephone' };
    await this.onCase(
      ['mediator', 'holding/consent-withdrawal', { ...told, reason: SECRETS.holderWithdrawalReason }],
      ['mediator', 'holding/consents', { ...told, purpose: 'mediation', decision: 'given' }],
    );
    await this.onReferral(
      ['mediator', 'outcome', { outcome: 'oral_agreement', summary: '双方同意当场赔偿' }],
      ['officer', 'confirmation', { note: SECRETS.confirmationNote }],
      ['officer', 'reopening', { reason: 'new_facts', note: SECRETS.referralReopenNote }],
    );
    await this.takeUpTheNewest();
  }

  /** The centre sends it elsewhere, which was a mistake; the bureau begins, and it is taken from there. */
  private async goAstray(): Promise<void> {
    await this.onReferral([
      'coordinator',
      'reroute',
      {
        recipientAgencyId: this.agencies['womens-federation'],
        handoverNote: SECRETS.rerouteNote,
        arbitration: SECRETS.rerouteReason,
      },
    ]);
    await this.takeUpTheNewest();
    await this.onReferral(['officer', 'error', { note: SECRETS.errorNote }]);
    await this.refer('officer-at-the-centre', 'civil-affairs', { arbitration: SECRETS.arbitration });
    await this.onReferral(
      ['civil-head', 'acceptance', {}],
      ['officer', 'recall-request', { reason: 'better_agency', note: '改由本所办理' }],
      ['coordinator', 'forced-recall', { note: SECRETS.forcedRecallNote }],
    );
  }

  private async stop(): Promise<void> {
    const { acting, parties } = this;
    const now = (await acting.now()).toISOString();
    await this.onCase(
      ['officer', 'facts', { facts: [{ code: 'already_before_other_body', value: 'yes' }] }],
      ['chief', 'guard-overrides', { ruleCode: 'R16', reason: SECRETS.guardReason }],
      [
        'officer',
        'consent-withdrawal',
        { partyId: parties[0]?.id, reason: SECRETS.withdrawalReason, manner: 'telephone' },
      ],
      ['officer', 'withdrawal-report', { summary: SECRETS.withdrawalReport }],
      ['chief', 'legal-stop', { reason: SECRETS.stopReason, pathKinds: ['criminal'] }],
      ['officer', 'legal-path/steps/accept_report/completion', { note: SECRETS.legalStepNote }],
      ['officer', 'official-acceptance', { applicationReceivedAt: now, document: SECRETS.acceptancePaper }],
    );
  }

  /** Another report of the same thing is joined with it, and it ends. */
  private async close(): Promise<void> {
    const { case: twin } = await this.acting.say<RegisteredCaseView>('officer', '/cases', DISPUTE);
    await this.acting.onNewest(`/cases/${twin.id}`, [
      ['officer', 'merge', { intoCaseId: this.id, reason: SECRETS.mergeReason }],
    ]);
    await this.onCase(
      [
        'officer',
        'notice-of-other-ways',
        { reason: '无法达成一致', ways: ['向人民法院起诉'], manner: 'paper' },
      ],
      ['officer', 'closure', { outcome: 'withdrawn', note: SECRETS.closeNote }],
    );
  }

  /** A case of its own that the committee takes over for good. */
  private async transferAThird(): Promise<void> {
    const { id } = await this.registered();
    const { id: referralId } = await this.acting.say<ReferralView>(
      'officer',
      `/cases/${id}/referrals`,
      this.letterTo('community', { mode: 'transfer' }),
    );
    await this.acting.onNewest(`/referrals/${referralId}`, [
      ['mediator', 'acceptance', {}],
      [
        'mediator',
        'handover',
        {
          checklist: ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'],
          note: SECRETS.transferNote,
        },
      ],
    ]);
    this.referralIds.push(referralId);
  }

  private letterTo(agencyKey: string, more: object): object {
    return {
      recipientAgencyId: this.agencies[agencyKey],
      request: '请依职责办理',
      choice: { code: 'knows_the_dispute' },
      fields: ['number', 'type'],
      ...more,
    };
  }

  private async refer(by: Acts, agencyKey: string, more: object): Promise<void> {
    const letter = this.letterTo(agencyKey, more);
    const { id } = await this.acting.say<ReferralView>(by, `/cases/${this.id}/referrals`, letter);
    this.referralIds.push(id);
  }

  /** The referral that came out of the last step. */
  private async takeUpTheNewest(): Promise<void> {
    this.referralIds.push(await this.acting.newestReferralOf(this.id));
  }

  private onCase(...acts: readonly Act[]): Promise<unknown> {
    return this.acting.onNewest(`/cases/${this.id}`, acts);
  }

  private onReferral(...acts: readonly Act[]): Promise<unknown> {
    return this.acting.onNewest(`/referrals/${this.referralIds.at(-1) ?? ''}`, acts);
  }
}
