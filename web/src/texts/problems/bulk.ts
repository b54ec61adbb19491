import { missing, type Sayings, withNumber } from './saying';

/** One act about many lines of the board. */
export const BULK_PROBLEMS: Sayings = {
  bulk_act_not_found: missing('这次批量办理'),
  bulk_under_way: '您上一次批量办理还没有办完，请到“批量记录”里等它办完，或者先停下。',
  bulk_empty: '选中的事项都已经不在督办台上了，请刷新后再选。',
  bulk_too_long: ({ most }) =>
    `一次最多办${withNumber(most, (count) => ` ${count} `)}项，请先用筛选缩小范围。`,
  bulk_moved: '这次批量办理已经往下走了，请看现在的情况。',
  bulk_nothing_to_do: '没有一项可以办。',
  not_a_referral: '这一项是案件本身的时限，没有承办单位可以这样办。',
  nothing_to_take_up: '没有等人接手的升级提醒，或者已经有人接手。',
  no_agency_fits: '没有确定合适的单位，请单独选一个单位改派。',
};
