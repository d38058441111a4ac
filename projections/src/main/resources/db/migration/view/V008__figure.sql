-- 资金事件 name their stream and document numbers, so that whoever asks why a figure is what it is is told by name. What
-- was folded before does not have them: the money tables are folded again from the beginning, by the folds of the program
-- that runs this.
truncate view.money_posting, view.money_event, view.village_balance, view.fund_balance, view.fund_quota, view.fund_word,
         view.division_name;
delete from view.token where processor_name = 'money';
update view.generation set folds = folds || '{"money_event": 2, "village_sum": 1, "fund_sum": 1}' where group_name = 'money' and state = 'LIVE';

alter table view.money_event add column stream text not null;
alter table view.money_event add column doc_nos jsonb not null;

-- 汇总格: sums that answer for any day as known at any position. Grain 0: year and large block, 1: month and large block,
-- 2: year and small block, 3: month and small block; a posting counts in one cell of each.
create table view.village_sum (
    grain         integer not null,
    division_code text    not null,
    period        integer not null,
    block         bigint  not null,
    allocated_fen bigint  not null default 0,
    disbursed_fen bigint  not null default 0,
    recovered_fen bigint  not null default 0,
    available_fen bigint  not null default 0,
    pool_fen      bigint  not null default 0,
    pending_fen   bigint  not null default 0,
    arrived_fen   bigint  not null default 0,
    withdrawn_fen bigint  not null default 0,
    asset_fen     bigint  not null default 0,
    income_fen    bigint  not null default 0,
    primary key (grain, division_code, period, block)
);
comment on table view.village_sum is '村级汇总格: sums of money_posting per place, period and block of positions, in fen';
comment on column view.village_sum.period is '期间: 2018 for a year, 201805 for a month';
comment on column view.village_sum.block is '账簿区段: position divided by 16384, or by 524288 where large';

create table view.fund_sum (
    grain          integer not null,
    fund_id        uuid    not null,
    period         integer not null,
    block          bigint  not null,
    allocated_fen  bigint  not null default 0,
    disbursed_fen  bigint  not null default 0,
    recovered_fen  bigint  not null default 0,
    available_fen  bigint  not null default 0,
    pool_fen       bigint  not null default 0,
    pending_fen    bigint  not null default 0,
    arrived_fen    bigint  not null default 0,
    withdrawn_fen  bigint  not null default 0,
    registered_fen bigint  not null default 0,
    reserved_fen   bigint  not null default 0,
    primary key (grain, fund_id, period, block)
);
comment on table view.fund_sum is '资金汇总格: sums of money_posting and fund_word per fund, period and block of positions, in fen';

-- The rests that no cell holds, and the events behind a figure: by holder and day, by holder and position.
drop index view.money_posting_effective;
create index money_posting_division_position on view.money_posting (division_code, position)
    include (effective_on, account, flow, amount_fen);
create index money_posting_fund_position on view.money_posting (fund_id, position)
    include (effective_on, account, flow, amount_fen);
-- The first day of an arrival and of an issue.
create index money_posting_first on view.money_posting (fund_id, account, effective_on, position)
    where account = 'POOL' and flow = 'ARRIVAL' or account = 'ALLOCATED' and flow = 'ALLOCATION';
create index fund_word_day on view.fund_word (subject, effective_on, position) include (what, number);
