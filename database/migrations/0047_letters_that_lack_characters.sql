-- Lines of letters in which a character is missing, since no font has it: whoever prints them writes it by hand.
alter table palier.letter_run add column unwritten text[] not null default '{}';
