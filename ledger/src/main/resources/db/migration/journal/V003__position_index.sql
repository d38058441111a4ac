-- The position index of the eventstoredb engine: which record of the log has which position. EventStoreDB holds the
-- records; these tables hold nothing that following its log from the start would not give again, in the same order.
-- The other engines leave them empty.

create table log_index (
    position       bigint        not null check (position > 0),
    event_id       uuid          not null,
    stream_type    text          not null collate "C",
    stream_id      text          not null collate "C",
    stream_version bigint        not null check (stream_version >= 0),
    recorded_at    text          not null collate "C",
    known_from     text          not null collate "C",
    log_commit     numeric(20,0) not null,
    log_prepare    numeric(20,0) not null,
    constraint log_index_position_once primary key (position),
    constraint log_index_event_id_once unique (event_id),
    constraint log_index_version_once unique (stream_type, stream_id, stream_version),
    constraint log_index_times_are_utc_with_three_decimals
        check (recorded_at ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$'
           and known_from ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$'),
    constraint log_index_is_known_once_it_is_recorded check (known_from >= recorded_at),
    constraint log_index_place_is_64_bits_unsigned
        check (log_commit between 0 and 18446744073709551614 and log_prepare between 0 and 18446744073709551614)
);
comment on table log_index is '序号索引: one row per event of this ledger in EventStoreDB, in the order of its log';
comment on column log_index.position is '序号: from 1, without gaps, in the order of the log';
comment on column log_index.recorded_at is '记账时点: as the record carries it';
comment on column log_index.known_from is '可知时点: the latest recorded_at up to this position; never goes back';
comment on column log_index.log_commit is 'place in the log, unsigned; nobody adds to it';

-- "What did the ledger know by then?" walks this index back from the instant to the last position.
create index log_index_known_at on log_index (known_from, position);

-- Whoever numbers moves this row from the position it knows, so a second one that lost the race writes nothing.
create table log_head (
    only_row    boolean primary key default true check (only_row),
    ledger_id   text collate "C",
    position    bigint  not null default 0 check (position >= 0),
    known_from  text collate "C",
    log_commit  numeric(20,0),
    log_prepare numeric(20,0),
    constraint log_head_has_a_time_once_there_is_a_record check ((position = 0) = (known_from is null)),
    constraint log_head_has_a_whole_place check ((log_commit is null) = (log_prepare is null))
) with (fillfactor = 50);
comment on table log_head is '序号索引末位: last position, and how far the log has been followed for it';
comment on column log_head.ledger_id is '账套: whose streams are numbered here; written once';
comment on column log_head.log_commit is 'everything of this ledger up to here is numbered; null: nothing was followed yet';
insert into log_head default values;

create table log_digest (
    position bigint primary key check (position > 0 and position % 1000 = 0),
    digest   text not null collate "C" check (digest ~ '^[0-9a-f]{64}$')
);
comment on table log_digest is
    '次序摘要: chained SHA-256 over the event ids, every 1,000 positions; outlives the index, and a rebuilt one must match';

create trigger log_index_is_append_only before update or delete or truncate on log_index
    for each statement execute function refuse_change();
create trigger log_head_stays before insert or delete or truncate on log_head
    for each statement execute function refuse_change();
create trigger log_digest_is_append_only before update or delete or truncate on log_digest
    for each statement execute function refuse_change();

create function refuse_unnumbering() returns trigger language plpgsql as $$
begin
    if new.position < old.position or new.known_from < old.known_from
        or (old.position > 0 and new.known_from is null)
        or (old.log_commit is not null and new.log_commit is null)
        or (new.log_commit, new.log_prepare) < (old.log_commit, old.log_prepare) then
        raise exception '序号索引末位不可回退 / the head of the position index does not go back: from % to %',
            old.position, new.position
            using errcode = 'restrict_violation';
    end if;
    if old.ledger_id is distinct from new.ledger_id and old.ledger_id is not null then
        raise exception '序号索引已属于账套 % / the position index belongs to ledger %', old.ledger_id, old.ledger_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger log_head_goes_forward before update on log_head
    for each row execute function refuse_unnumbering();

alter table log_index enable always trigger log_index_is_append_only;
alter table log_head enable always trigger log_head_stays;
alter table log_head enable always trigger log_head_goes_forward;
alter table log_digest enable always trigger log_digest_is_append_only;

-- An operator's act, by the owner, with the program stopped: select journal.forget_positions(). The next start follows
-- the log from its beginning, and every digest kept must come out again.
create function forget_positions() returns void language plpgsql set search_path from current as $$
begin
    alter table log_index disable trigger log_index_is_append_only;
    alter table log_head disable trigger log_head_goes_forward;
    truncate log_index;
    update log_head set position = 0, known_from = null, log_commit = null, log_prepare = null;
    alter table log_index enable always trigger log_index_is_append_only;
    alter table log_head enable always trigger log_head_goes_forward;
end
$$;
comment on function forget_positions() is '重建序号索引: empties the index so that the next start builds it again from the log';
revoke execute on function forget_positions() from public;
