import { missing, type Sayings, withNumber } from './saying';

/** What comes in from other systems, and ledgers that go out. */
export const EXCHANGE_PROBLEMS: Sayings = {
  exchange_key_known: '这把密钥已经加过。收回的密钥不能再用，请换一把新的。',
  exchange_key_revoked: '这把密钥已经收回。',
  exchange_key_not_found: missing('这把密钥'),
  import_target_unknown: '没有这一类导入，请从列表里重新选。',
  import_row_moved: '另一次导入同时改了这几行，请再传一次。',
  import_not_found: missing('这次导入'),
  import_incomplete: ({ linesDone }) =>
    `还没有全部收完${withNumber(linesDone, (lines) => `，已收到第 ${lines} 行`)}，请先把剩下的传完。`,
  import_completed: '这个文件已经全部导入，不用再传。',
  import_out_of_place: ({ linesDone }) =>
    `行的次序接不上${withNumber(linesDone, (lines) => `，请从第 ${lines + 1} 行接着传`)}。`,
  ledger_unknown: '没有这种台账，请从列表里重新选。',
  not_an_object: '这一行要写成一项一项有名字的内容，请检查文件后再导入。',
  not_json: '这一行格式读不懂，请检查文件后再导入。',
};
