-- How whoever began a session proved who they are, in the names of RFC 8176.
alter table identity.sessions add column proved_by text[] not null default '{pwd}';
alter table identity.sessions alter column proved_by drop default;
