import { missing, type Sayings, withNumber } from './saying';

/** The board: its export and the views that people keep of it. */
export const BOARD_PROBLEMS: Sayings = {
  too_many_to_export: ({ most }) =>
    `事项太多${withNumber(most, (count) => `，一次最多导出 ${count} 项`)}，请先按情况、区域、单位或类型筛选，再分几次导出。`,
  board_view_not_found: missing('这个视图'),
  not_your_board_view: '这个视图是别人存的，只有本人能改；可以另存一个自己的。',
  board_view_name_taken: '您已经有同名的视图，请换一个名称。',
  too_many_board_views: ({ most }) =>
    `自己的视图${withNumber(most, (count) => `最多 ${count} 个，`)}已经存满，请先删去不用的，或者更新已有的视图。`,
};
