-- 资金事件 name their stream and document numbers, so that whoever asks why a figure is what it is is told by name. What
-- was folded before does not have them: the money tables are folded again from the beginning, by the folds of the program
-- that runs this.
truncate view.money_posting, view.money_event, view.village_balance, view.fund_balance, view.fund_quota, view.fund_word,
         view.division_name;
delete from view.token where processor_name = 'money';
update view.generation set folds = folds || '{"money_event": 2}' where group_name = 'money' and state = 'LIVE';

alter table view.money_event add column stream text not null;
alter table view.money_event add column doc_nos jsonb not null;
