-- 资产登记管理台账: filled by the processor "asset". Rebuildable.
create table asset_profile (
    position           bigint not null primary key,
    asset_id           uuid   not null,
    effective_on       date   not null,
    code               text   not null,
    name               text   not null,
    asset_class        text   not null,
    form               text   not null,
    division_code      text   not null,
    location           text   not null,
    quantity           text   not null,
    unit               text   not null,
    original_value_fen bigint not null,
    projects           jsonb  not null,
    source_split       jsonb  not null,
    useful_life_months integer,
    owner_org          text   not null,
    operator           text,
    manager            text   not null,
    maintainer         text   not null,
    beneficiaries      text
);
comment on table asset_profile is '资产登记: the register''s columns, one row per registration';
create index asset_profile_asset on asset_profile (asset_id);
create index asset_profile_division on asset_profile (division_code);

create table asset_word (
    subject      uuid   not null,
    what         text   not null,
    position     bigint not null,
    effective_on date   not null,
    word         text,
    number       bigint,
    primary key (subject, what, position)
);
comment on table asset_word is '资产状态: title, handover and income of an asset, as said';

create table asset_share (
    position      bigint not null primary key,
    asset_id      uuid   not null,
    effective_on  date   not null,
    division_code text   not null,
    share_fen     bigint not null
);
comment on table asset_share is '资产量化: shares assigned to villages, in fen';
create index asset_share_asset on asset_share (asset_id);
create index asset_share_division on asset_share (division_code);
