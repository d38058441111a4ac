-- 项目卡: filled by the processor "project". What was said is kept with its day and position, so a card can be read as
-- of any day; the last word by (day, position) wins. Rebuildable.
create table project_profile (
    position      bigint  primary key,
    project_id    uuid    not null,
    effective_on  date    not null,
    code          text    not null,
    name          text    not null,
    type          text    not null,
    nature        text    not null,
    division_code text    not null,
    location      text    not null,
    task          text    not null,
    start_on      date    not null,
    end_on        date    not null,
    implementer   text    not null,
    responsible   text    not null,
    budget_fen    bigint  not null,
    funding_plan  text    not null,
    households    integer not null,
    persons       integer not null,
    targets       jsonb   not null,
    poverty_link  text    not null,
    participation text    not null
);
comment on table project_profile is '项目申报: the twelve fields of the pipeline, one row per proposal';
create index project_profile_project on project_profile (project_id);
create index project_profile_division on project_profile (division_code);

create table project_word (
    subject      uuid   not null,
    what         text   not null,
    position     bigint not null,
    effective_on date   not null,
    word         text,
    number       bigint,
    primary key (subject, what, position)
);
comment on table project_word is '项目状态: stage, contract, settlement, money, notices, holds and findings of a project, as said';

create table project_milestone (
    position     bigint  not null,
    milestone_no integer not null,
    project_id   uuid    not null,
    effective_on date    not null,
    name         text,
    planned_on   date,
    weight_bp    integer,
    progress_bp  integer,
    primary key (position, milestone_no)
);
comment on table project_milestone is '里程碑: planned weights and verified progress, as said';
create index project_milestone_project on project_milestone (project_id);
