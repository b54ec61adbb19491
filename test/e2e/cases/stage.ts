import {
  startTestProduct,
  type TestProduct,
  type TestProductOptions,
  type World,
} from '../../support/product.js';
import { CaseDesk } from './desk.js';
import { ReferralLine } from './referral-line.js';

/** A product with its tiny world, a desk for its cases and a line for their referrals. */
export interface CaseStage {
  readonly product: TestProduct;
  readonly world: World;
  readonly desk: CaseDesk;
  readonly line: ReferralLine;
}

export async function startCaseStage(options: TestProductOptions = {}): Promise<CaseStage> {
  const product = await startTestProduct(options);
  const world = await product.seedWorld();
  return { product, world, desk: new CaseDesk(product), line: new ReferralLine(product, world) };
}
