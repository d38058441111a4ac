-- 整合项目号 stands beside each quota document. Money that was ordered back has its day in the calendar, as long as any of it
-- is owed. What was folded before knows neither: both groups are folded again from the beginning, by the folds of the program
-- that runs this.
truncate view.money_posting, view.money_event, view.money_party, view.money_project, view.village_balance, view.village_sum,
         view.fund_balance, view.fund_sum, view.fund_word, view.fund_quota, view.division_name, view.due_date, view.rule_version;
delete from view.token where processor_name in ('money', 'compliance');
update view.generation set folds = folds || '{"fund_quota": 2, "money_party": 1, "money_project": 1}'
 where group_name = 'money' and state = 'LIVE';
update view.generation set folds = folds || '{"due_date": 2}' where group_name = 'compliance' and state = 'LIVE';

alter table view.fund_quota add column integration_item_code text;
comment on column view.fund_quota.integration_item_code is '整合项目号: item of the county''s integration list; null where the money is not integrated';

alter table view.due_date add column item_id uuid;
alter table view.due_date add column receipt uuid;
alter table view.due_date add column amount_fen bigint;
comment on column view.due_date.item_id is 'the recovery, of which a project may have several; null for every other kind, and in a reversal, which names the receipt';
comment on column view.due_date.receipt is 'the receipt by which money came, or that is taken back';
comment on column view.due_date.amount_fen is 'what it adds to what is owed, in fen: positive when ordered, negative when received or waived';
