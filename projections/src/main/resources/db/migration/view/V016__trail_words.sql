-- New words waited in a list that whoever filled it up merged into the index: every few thousand records the trail stood
-- still for a second. Entered at once they cost a batch no more.
alter index view.audit_trail_words set (fastupdate = off);
select gin_clean_pending_list('view.audit_trail_words');
