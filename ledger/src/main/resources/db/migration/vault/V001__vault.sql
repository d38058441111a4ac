-- 保密库: what may be erased stands here, what may not stands in the journal, which commits to it by digest.
-- The application reads and adds; all it may change is what erasing takes away.

-- Which master key the wrapped keys belong to: a wrong key file is noticed at start, not at the first payment.
create table master_key (
    is_only   boolean primary key default true check (is_only),
    key_check text    not null check (key_check ~ '^[0-9a-f]{64}$')
);

-- Records of parties, each encrypted under a key of its own. A version may have several candidates; the journal's
-- PartyRecorded says by digest which one counts.
create table party (
    ciphertext_sha256 text        primary key check (ciphertext_sha256 ~ '^[0-9a-f]{64}$'),
    party_ref         uuid        not null,
    version           integer     not null check (version >= 1),
    ciphertext        bytea       not null,
    kc                text        not null check (kc ~ '^[0-9a-f]{64}$'),
    -- Null once erased: without its key the ciphertext says nothing.
    wrapped_key       bytea,
    erased_at         timestamptz check ((erased_at is null) = (wrapped_key is not null))
);
create index party_by_version on party (party_ref, version);
comment on table party is '收款人等当事人资料,逐条加密';

-- What people type freely. Salt and body go together when it is erased: the digest alone then says nothing.
create table free_text (
    command_id uuid        not null,
    field      text        not null,
    digest     text        not null unique check (digest ~ '^[0-9a-f]{64}$'),
    salt       bytea,
    body       bytea,
    erased_at  timestamptz,
    primary key (command_id, field),
    check ((salt is null) = (body is null)),
    check ((erased_at is null) = (body is not null))
);
comment on table free_text is '人工填写的文字,事件中只存加盐摘要';

create table attachment (
    sha256 text  primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    body   bytea not null check (octet_length(body) between 1 and 10485760)
);
comment on table attachment is '附件,按 SHA-256 存取';
