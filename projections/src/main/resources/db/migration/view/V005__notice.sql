-- 公告公示栏: filled by the processor "notice". The posted bytes lie in the vault's attachments by their digest. Rebuildable.
create table notice_draft (
    position       bigint  not null primary key,
    notice_id      uuid    not null,
    effective_on   date    not null,
    number         text,
    type           text,
    form           text,
    level          text,
    division_code  text,
    subjects       jsonb,
    publisher      text,
    supersedes     uuid,
    title          text    not null,
    content_sha256 text    not null,
    as_of_position bigint  not null,
    fold_version   integer not null
);
comment on table notice_draft is '公示内容: one row per draft and per revision; a revision leaves empty what it does not change';
create index notice_draft_notice on notice_draft (notice_id);
create index notice_draft_subjects on notice_draft using gin (subjects jsonb_path_ops);

create table notice_word (
    subject      uuid   not null,
    what         text   not null,
    position     bigint not null,
    effective_on date   not null,
    word         text,
    number       bigint,
    primary key (subject, what, position)
);
comment on table notice_word is '公示状态: posting, period, objections and outcome of a notice, as said';
