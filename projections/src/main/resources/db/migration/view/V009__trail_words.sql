-- 审计轨迹全文检索: what can be looked up in a record, cut into words by the fold (SearchWords), so that Chinese is found
-- without an extension and whatever the database's locale is. Rows of older folds have none until a rebuild.
alter table audit_trail add column words text not null default '';
comment on column audit_trail.words is '检索词: pairs of Chinese characters, and runs of letters and digits, of all texts in the record';
create index audit_trail_words on audit_trail using gin (array_to_tsvector(string_to_array(words, ' ')));
create index audit_trail_recorded on audit_trail (recorded_at, position);
create index audit_trail_late on audit_trail (position) where is_late;
create index audit_trail_correction on audit_trail (position) where corrects_event_id is not null;
