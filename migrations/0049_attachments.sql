-- The files of one thing, a document's attachments for example, are found at once among all that a tenant has.
create index files_of_owner on files.files (tenant_id, owner_kind, owner_id, status, updated_at desc, id desc);
