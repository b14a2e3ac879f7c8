-- Runs offer tools: what has come since the question, and what the model asks for.
alter table workspaces.executions
    add column since jsonb not null default '[]',
    add column calls jsonb not null default '[]';
