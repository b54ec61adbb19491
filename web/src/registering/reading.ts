import { readPhone } from '../../../modules/cases/domain/phone';
import { READ } from '../texts/registering';
import { PHONE_IN } from './phone-in';

/** What an account says by its form alone; null where nothing was read. */
export interface Read {
  readonly phone: string | null;
  readonly amountYuan: string | null;
  readonly place: string | null;
}

const TEN_THOUSAND = 10_000;

/** Reads what can be read without understanding: it is proposed, and set only by whoever confirms it. */
export function readAccount(narrative: string): Read {
  const text = narrative.normalize('NFKC');
  const phone = PHONE_IN.exec(text)?.[0] ?? null;
  const [, sum, many] = READ.amount.exec(text) ?? [];
  const place = READ.place.exec(text)?.[0].replace(READ.before, '') ?? null;
  return {
    phone: phone !== null && readPhone(phone) !== null ? phone : null,
    amountYuan: sum === undefined ? null : String(Number(sum) * (many === undefined ? 1 : TEN_THOUSAND)),
    place: place === null || place.length < 2 ? null : place,
  };
}
