-- 到期日历与规则: filled by the processor "compliance". Rebuildable.
create table due_date (
    position      bigint  not null,
    kind          text    not null,
    subject       uuid    not null,
    item_no       integer not null,
    effective_on  date    not null,
    division_code text    not null,
    step          text    not null,
    label         text,
    on_day        date,
    months        integer,
    notice_id     uuid,
    primary key (kind, subject, item_no, position)
);
comment on table due_date is '到期事项: what was said to begin, to be due on a day, or to be done; remaining days are never stored';

create table rule_version (
    position       bigint  not null primary key,
    rule_set_id    text    not null,
    version        integer not null,
    doc_no         text,
    effective_from date    not null,
    effective_to   date,
    params         jsonb   not null
);
comment on table rule_version is '规则集: one row per published version with all its parameters';
