-- 审计轨迹全文检索: what can be looked up in a record, cut into words by the fold (SearchWords), so that Chinese is found
-- without an extension and whatever the database's locale is. What was folded before has no words: the trail is folded
-- again from the beginning, by the fold of the program that runs this.
truncate view.audit_trail;
delete from view.token where processor_name = 'trail';
update view.generation set folds = folds || '{"audit_trail": 2}' where group_name = 'trail' and state = 'LIVE';

alter table view.audit_trail add column words text not null;
comment on column view.audit_trail.words is '检索词: pairs of Chinese characters, and runs of letters and digits, of all texts in the record';
create index audit_trail_words on view.audit_trail using gin (array_to_tsvector(string_to_array(words, ' ')));
create index audit_trail_recorded on view.audit_trail (recorded_at, position);
create index audit_trail_late on view.audit_trail (position) where is_late;
create index audit_trail_correction on view.audit_trail (position) where corrects_event_id is not null;
