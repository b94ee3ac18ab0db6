-- Scans that raised an alarm (it is named by the scan) or joined one, until it is closed. "answers" says of
-- every alarm that a scan raised how it was closed.
alter table unsolved add column alarm_epoch int not null;
alter table unsolved add column alarm_seq bigint not null;
create index unsolved_by_alarm on unsolved (alarm_epoch, alarm_seq);
