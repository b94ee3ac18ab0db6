create table holds (unit varchar(40) primary key);
