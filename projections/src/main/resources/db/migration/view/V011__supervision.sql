-- 问题台账与信访举报台账: filled by the processor "supervision". Rebuildable.
create table finding_profile (
    position      bigint not null primary key,
    finding_id    uuid   not null,
    effective_on  date   not null,
    division_code text   not null,
    source        text   not null,
    number        text   not null,
    category      text   not null,
    severity      text   not null,
    amount_fen    bigint,
    subjects      jsonb  not null,
    unit_org      text   not null,
    due_on        date   not null
);
comment on table finding_profile is '审计发现: one row per finding, as it was raised';

create table finding_word (
    subject      uuid   not null,
    what         text   not null,
    position     bigint not null,
    effective_on date   not null,
    word         text,
    number       bigint,
    primary key (subject, what, position)
);
comment on table finding_word is '整改销号: assignment, report, verification and closing of a finding, as said';

-- An allow-list of columns: who complained is not among them.
create table case_profile (
    position       bigint not null primary key,
    case_id        uuid   not null,
    effective_on   date   not null,
    division_code  text   not null,
    channel        text   not null,
    assigned_level text   not null,
    category_code  text   not null,
    subjects       jsonb  not null,
    notice_id      uuid,
    due_on         date   not null
);
comment on table case_profile is '异议与信访举报: one row per case, as it was received; nothing about the reporter';

create table case_word (
    subject      uuid   not null,
    what         text   not null,
    position     bigint not null,
    effective_on date   not null,
    word         text,
    number       bigint,
    primary key (subject, what, position)
);
comment on table case_word is '信访办理: acceptance, assignment, reply and closing of a case, as said';
