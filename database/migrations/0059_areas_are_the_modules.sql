-- Which areas there are is said by the modules whose pages they lead to, not by the table of what people are told.
alter table palier.notification drop constraint notification_area_check;
alter table palier.digest_entry drop constraint digest_entry_area_check;
