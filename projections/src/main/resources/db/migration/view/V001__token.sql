-- Where each processor stands. Written by Axon's token store in the transaction that writes the rows.
create table token (
    processor_name text    not null,
    segment        integer not null,
    token          text,
    token_type     text,
    stored_at      text,
    owner          text,
    -- What the processor's tables stand for: the journal position of its last event, 0 before the first.
    position       bigint  generated always as (coalesce((token::jsonb ->> 'globalIndex')::bigint, 0)) stored,
    primary key (processor_name, segment)
);
comment on table token is '处理位置: up to which journal position each group of read tables has been folded';
comment on column token.position is '账簿位置: the asOf.position of every answer from these tables';
