-- Nothing ever wrote it: that the parties were told of more time is a delivery.
alter table case_extension drop column parties_told_at;
