-- 视图版本: every version of a group of read tables that was ever begun. The tables of the version that is read stand in
-- the schema "view", those of any other in "view_<group>_<number>". Written by rebuilds, as the owner of the tables.
create table generation (
    group_name   text        not null check (group_name ~ '^[a-z][a-z_]*$'),
    number       integer     not null check (number >= 1),
    state        text        not null check (state in ('BUILDING', 'WAITING', 'LIVE', 'KEPT', 'DROPPED')),
    -- {"village_balance": 1, …}: the version of each fold that made the rows.
    folds        jsonb       not null,
    -- What the tables stand for while they are not read; of those that are read, the token says it.
    position     bigint      not null default 0,
    is_indexed   boolean     not null default false,
    -- Once read: kept when a way back to it is given up.
    was_live     boolean     not null default false,
    asked_user   text,
    asked_role   text,
    asked_unit   text,
    asked_area   text,
    begun_at     timestamptz not null default now(),
    -- The event that stopped it; null while nothing did.
    stopped      jsonb,
    difference   jsonb,
    accepted     text,
    accepted_by  text,
    -- The last switch to this version, as the journal is told of it, and whether it was told.
    switches     integer     not null default 0,
    switched     jsonb,
    is_recorded  boolean     not null default true,
    primary key (group_name, number)
);
comment on table generation is '视图版本: versions of read tables, their progress, difference, acceptance and switch';
-- One is read, one may be on its way: the database says so too, whatever programs believe.
create unique index generation_live on generation (group_name) where state = 'LIVE';
create unique index generation_open on generation (group_name) where state in ('BUILDING', 'WAITING');
