-- The journal: one totally ordered sequence of records, numbered without gaps in commit order.

-- Whoever appends locks this row first and keeps it until the commit, so the order of commits is the order of positions,
-- and an append that is rolled back takes its numbers back with it. A sequence would do neither.
create table head (
    only_row    boolean primary key default true check (only_row),
    position    bigint  not null default 0 check (position >= 0),
    recorded_at text collate "C",
    constraint head_has_a_time_once_there_is_a_record check ((position = 0) = (recorded_at is null))
) with (fillfactor = 50);
comment on table head is '日记账末位: last position and its time; its row lock orders all appends';
comment on column head.recorded_at is '末条记账时点: never goes back';
insert into head default values;

create table event (
    position       bigint  not null check (position > 0),
    event_id       uuid    not null,
    stream_type    text    not null collate "C",
    stream_id      text    not null collate "C",
    stream_version bigint  not null check (stream_version >= 0),
    event_type     text    not null collate "C",
    schema_version integer not null,
    recorded_at    text    not null collate "C",
    payload        bytea   not null,
    metadata       bytea   not null,
    constraint event_position_once primary key (position),
    constraint event_id_once unique (event_id),
    constraint event_version_once unique (stream_type, stream_id, stream_version),
    constraint event_at_1_opens_the_ledger check (position > 1 or event_type = 'ledger.opened'),
    constraint event_time_is_utc_with_three_decimals
        check (recorded_at ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$'),
    constraint event_is_at_most_256_kib check (octet_length(payload) + octet_length(metadata) <= 262144)
);
comment on table event is '日记账: one row per event, appended and never changed';
comment on column event.position is '序号: from 1, without gaps, in commit order';
comment on column event.stream_version is '流内版本: from 0';
comment on column event.event_type is '事件名: frozen wire name such as disbursement.paid';
comment on column event.recorded_at is '记账时点: text, UTC, exactly three decimals, never earlier than the row before';
comment on column event.payload is '内容: JSON as it was written once; hashes cover these bytes';
comment on column event.metadata is '信封: JSON as it was written once; hashes cover these bytes';

-- "What did the ledger know by then?" walks this index back from the instant to the last position.
create index event_known_at on event (recorded_at, position);

create table snapshot (
    stream_type text   not null collate "C",
    stream_id   text   not null collate "C",
    version     bigint not null check (version >= 0),
    format      text   not null,
    bytes       bytea  not null,
    primary key (stream_type, stream_id)
);
comment on table snapshot is '快照: a state computed from events; may be thrown away at any time';

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '日记账只可追加 / the journal is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end
$$;
comment on function refuse_change() is '拒绝改动: events are appended and never changed, whoever asks';

create trigger event_is_append_only before update or delete or truncate on event
    for each statement execute function refuse_change();
create trigger head_stays before insert or delete or truncate on head
    for each statement execute function refuse_change();

create function refuse_going_back() returns trigger language plpgsql as $$
begin
    if new.position <= old.position or new.recorded_at < old.recorded_at then
        raise exception '日记账末位不可回退 / the head of the journal does not go back: from % to %',
            old.position, new.position
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger head_goes_forward before update on head
    for each row execute function refuse_going_back();

-- Triggers are skipped by a session in replication mode unless they say otherwise.
alter table event enable always trigger event_is_append_only;
alter table head enable always trigger head_stays;
alter table head enable always trigger head_goes_forward;
