-- Which key a request came with, so that whoever builds on the platform finds their calls by key.
alter table gateway.requests add column key_id uuid;
create index requests_by_key on gateway.requests (tenant_id, key_id, at desc, id desc) where key_id is not null;
create index requests_by_person on gateway.requests (tenant_id, person_id, at desc, id desc);
