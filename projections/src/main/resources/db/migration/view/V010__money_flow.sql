-- 资金流向: whom a money event concerns and what a project is called, so that money is followed from the document to the
-- payee at one position. Filled by the processor "money" with the other money tables. Rebuildable.
create table money_party (
    position      bigint  primary key,
    -- The disbursement or the recovery; null where only the receipt is known.
    subject       uuid,
    receipt       uuid,
    party_ref     uuid,
    party_version integer
);
comment on table money_party is '资金对方: payee or debtor of a money event, as a reference; returns and reversals find it by their subject';
create index money_party_subject on money_party (subject, position) include (party_ref, party_version) where party_ref is not null;
create index money_party_receipt on money_party (receipt, position) include (subject) where subject is not null;

create table money_project (
    position      bigint not null primary key,
    project_id    uuid   not null,
    effective_on  date   not null,
    code          text   not null,
    name          text   not null
);
comment on table money_project is '项目名称: what a project was called when it was proposed, beside its money';
create index money_project_project on money_project (project_id, effective_on, position);

-- The money tables of a ledger that was there before are folded again from its journal: tables of one group stand at one
-- position, and these two begin at the first event.
truncate money_posting, money_event, village_balance, fund_balance, village_sum, fund_sum, fund_word, fund_quota, division_name;
delete from token where processor_name = 'money';
