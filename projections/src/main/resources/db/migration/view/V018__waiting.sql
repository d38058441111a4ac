-- 待办: filled by the processor "waiting". Rebuildable.
create table waiting_step (
    position      bigint      not null,
    stream        text        not null,
    item          text        not null,
    effective_on  date        not null,
    recorded_at   timestamptz not null,
    division_code text        not null,
    user_id       text        not null,
    begins        boolean     not null,
    next          text,
    amount_fen    bigint,
    label         text,
    primary key (stream, item, position)
);
comment on table waiting_step is '待办: what was said of an item that passes from hand to hand; whoever may decide now is a question';
