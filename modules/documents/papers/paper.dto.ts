import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PAPER_FORMS, type PaperForm } from './paper-forms.js';

/** Which paper of which referral. */
export class PaperParams {
  /** @example 0190b6a4-6d2c-7a51-8f00-0a4c0b7d3e11 */
  @IsUUID()
  id: string;

  /** f15: 移送/委托调解函; f16: 委托回执/反馈函. @example f15 */
  @IsIn(PAPER_FORMS)
  form: PaperForm;
}

/** How to print. */
export class PaperQuery {
  /** What to do with a character the font lacks: refuse, or print 〓 for it, to be written in by hand. @example refuse */
  @IsOptional()
  @IsIn(['refuse', 'mark'])
  missing: 'refuse' | 'mark' = 'refuse';
}
