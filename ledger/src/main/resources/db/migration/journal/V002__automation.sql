-- How far the automations have seen the journal. Losing it costs time, not truth: they may see an event again.
create table automation (
    only_row boolean primary key default true check (only_row),
    position bigint  not null default 0 check (position >= 0)
) with (fillfactor = 50);
comment on table automation is '自动办理进度: the last position shown to the automations';
insert into automation default values;
