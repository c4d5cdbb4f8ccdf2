-- Two more of a home's sensors. A truth has no figures in minutes and hours.

alter table reading add column door boolean, add column motion boolean;
