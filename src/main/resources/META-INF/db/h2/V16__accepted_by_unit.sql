-- In which orders a unit was accepted is asked for every unit of an order that is activated.
create index accepted_by_unit on accepted (unit, order_id);
