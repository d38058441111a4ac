-- Which engine keeps this ledger's journal, and whether it still does: a journal that moved house leaves its old records
-- behind, and nobody may go on recording there by mistake.
create table engine (
    only_row   boolean primary key default true check (only_row),
    name       text        not null check (name in ('postgres', 'eventstoredb')),
    state      text        not null check (state in ('here', 'arriving', 'left')),
    position   bigint      check (position >= 0),
    changed_at timestamptz not null default now(),
    constraint engine_that_was_left_says_where_it_was check ((state = 'left') <= (position is not null))
);
comment on table engine is '日记账所在引擎: no row: nothing was ever recorded or moved here';
comment on column engine.state is 'here: recorded to; arriving: an import is not finished; left: moved to another database';
comment on column engine.position is 'last position when it was moved, in or out';

-- Ledgers from before there was a choice.
insert into engine (name, state) select 'postgres', 'here' from head where position > 0;

-- The one lock that every append takes is asked whether this is still the place. A program that runs on while its journal
-- is moved away hears it at its next append. (An import of the same engine goes through: arriving.)
create function refuse_at_a_left_place() returns trigger language plpgsql set search_path from current as $$
declare
    mark record;
begin
    select name, state into mark from engine;
    if found and (mark.name <> 'postgres' or mark.state = 'left') then
        raise exception '日记账已迁往别处,此处不再记账 / the journal moved away, nothing is recorded here any more: % %',
            mark.name, mark.state
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger head_is_still_the_place before update on head
    for each row execute function refuse_at_a_left_place();
alter table head enable always trigger head_is_still_the_place;

-- Where many append at once and the engine cannot stamp in order, a record may bear a time before that of a record above
-- it. It keeps that time when it moves in here; what was known when goes by the records that are not listed.
create table overtaken (
    position bigint primary key check (position > 1)
);
comment on table overtaken is '晚到记录: moved in with a recorded_at before that of an earlier position';
create trigger overtaken_is_append_only before update or delete or truncate on overtaken
    for each statement execute function refuse_change();
alter table overtaken enable always trigger overtaken_is_append_only;
