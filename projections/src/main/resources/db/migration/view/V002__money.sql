-- 村级资金: every side of every money move, and what it comes to. All tables of this file are filled by the processor
-- "money" and so always stand at one position. Rebuildable: empty them, reset its token, fold again.
create table money_posting (
    position      bigint  not null,
    line_no       integer not null,
    effective_on  date    not null,
    account       text    not null,
    flow          text    not null,
    division_code text    not null,
    fund_id       uuid,
    project_id    uuid,
    amount_fen    bigint  not null check (amount_fen <> 0),
    primary key (position, line_no)
);
comment on table money_posting is '资金分录: one row per posting of ledger.posting.Postings, signed, in fen; sums to zero per position';
comment on column money_posting.effective_on is '业务日期: the only posting date';
-- Both axes: one place or one fund by day, with all that a sum needs, so that no question reads the table itself.
create index money_posting_division on money_posting (division_code, effective_on, position) include (account, flow, amount_fen);
create index money_posting_fund on money_posting (fund_id, effective_on, position) include (account, flow, amount_fen);
create index money_posting_effective on money_posting (effective_on, position) include (division_code, account, flow, amount_fen);

create table money_event (
    position     bigint      primary key,
    event_id     uuid        not null,
    event_type   text        not null,
    effective_on date        not null,
    recorded_at  timestamptz not null
);
comment on table money_event is '资金事件: the event behind each group of postings, for drilling down';

create table village_balance (
    division_code text   primary key,
    allocated_fen bigint not null default 0,
    disbursed_fen bigint not null default 0,
    recovered_fen bigint not null default 0,
    available_fen bigint not null default 0,
    asset_fen     bigint not null default 0,
    income_fen    bigint not null default 0,
    -- Limits hold in the order of the journal. The ledger already refused what breaks them; the table refuses to
    -- believe otherwise. Figures of a past day may be negative and are computed from the postings.
    constraint village_balance_never_overdrawn check (available_fen >= 0),
    constraint village_balance_adds_up check (available_fen = allocated_fen - disbursed_fen),
    constraint village_balance_never_negative check (asset_fen >= 0 and income_fen >= 0)
);
comment on table village_balance is '村级资金余额: current sums per place, in fen; the past is summed from money_posting';

create table fund_balance (
    fund_id       uuid   primary key,
    arrived_fen   bigint not null default 0,
    allocated_fen bigint not null default 0,
    disbursed_fen bigint not null default 0,
    recovered_fen bigint not null default 0,
    withdrawn_fen bigint not null default 0,
    pool_fen      bigint not null default 0,
    available_fen bigint not null default 0,
    pending_fen   bigint not null default 0,
    -- The pool may go below zero where the rule set lets registered money be allocated before it arrives (INV-03).
    constraint fund_balance_never_overdrawn check (available_fen >= 0 and pending_fen >= 0),
    -- INV-34: C = F − D + R − X = U + V + S, per fund.
    constraint fund_balance_conserves check (
        arrived_fen - disbursed_fen + recovered_fen - withdrawn_fen = pool_fen + available_fen + pending_fen)
);
comment on table fund_balance is '资金余额: current sums per fund, in fen; the past is summed from money_posting';

create table fund_word (
    subject      uuid   not null,
    what         text   not null,
    position     bigint not null,
    effective_on date   not null,
    word         text,
    number       bigint,
    primary key (subject, what, position)
);
comment on table fund_word is '资金指标登记: what quota documents said of a fund, and what is reserved from its pool';

create table fund_quota (
    position      bigint  primary key,
    fund_id       uuid    not null,
    effective_on  date    not null,
    code          text    not null,
    name          text    not null,
    level         text    not null,
    category      text    not null,
    quota_doc_no  text    not null,
    fiscal_year   integer not null,
    division_code text    not null,
    function_code text    not null,
    purpose       text    not null
);
comment on table fund_quota is '指标文件: one row per registered quota document';
create index fund_quota_fund on fund_quota (fund_id);

create table division_name (
    position   bigint primary key,
    code       text   not null,
    name       text,
    valid_from date,
    valid_to   date,
    successor  text
);
comment on table division_name is '区划名称: registered names by day, with successors';
create index division_name_code on division_name (code, valid_from);
