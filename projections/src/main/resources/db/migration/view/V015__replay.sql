-- 重放: every replay of the journal to a point that was ever asked for. While one is RUNNING or READY, its tables stand in
-- the schema it names. Written by replays, as the owner of the tables.
create table replay (
    id           integer     primary key,
    schema_name  text        not null check (schema_name ~ '^[a-z][a-z0-9_]*$'),
    -- The last position that is folded, and the instant that it was asked by.
    upto         bigint      not null check (upto >= 1),
    known_at     timestamptz,
    state        text        not null check (state in ('RUNNING', 'READY', 'STOPPED', 'CANCELLED', 'DROPPED')),
    -- {"village_balance": 1, …}: the version of each fold that made the rows.
    folds        jsonb       not null,
    position     bigint      not null default 0 check (position <= upto),
    is_indexed   boolean     not null default false,
    asked_by     text        not null,
    begun_at     timestamptz not null default now(),
    -- The event that stopped it; null while nothing did.
    stopped      jsonb,
    -- To what was shown then; null until it was compared.
    difference   jsonb
);
comment on table replay is '账簿重放: replays of the journal to a point, their progress and what differs from what was shown then';
create unique index replay_schema on replay (schema_name) where state in ('RUNNING', 'READY');
