-- 审计轨迹: one row per record of the journal, filled by the processor "trail". The journal itself holds payloads and
-- salts; this table finds them. Rebuildable.
create table audit_trail (
    position          bigint      not null primary key,
    recorded_at       timestamptz not null,
    effective_on      date        not null,
    stream            text        not null,
    version           bigint      not null,
    event_id          uuid        not null,
    event_type        text        not null,
    amount_fen        bigint,
    actor_user        text        not null,
    actor_role        text        not null,
    actor_unit        text        not null,
    division_code     text        not null,
    doc_nos           jsonb       not null,
    corrects_event_id uuid,
    causation_id      uuid,
    correlation_id    uuid        not null,
    command_id        uuid        not null,
    channel           text        not null,
    is_late           boolean     not null
);
comment on table audit_trail is '审计轨迹: who recorded what, when, on which papers';
comment on column audit_trail.is_late is '迟报: dated inside a period that was closed when it was recorded; the reason stands in the envelope';
create index audit_trail_stream on audit_trail (stream, position);
create index audit_trail_division on audit_trail (division_code text_pattern_ops, position);
create index audit_trail_actor on audit_trail (actor_user, position);
create index audit_trail_type on audit_trail (event_type, position);
create index audit_trail_effective on audit_trail (effective_on, position);
