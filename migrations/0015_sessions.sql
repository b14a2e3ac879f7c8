-- Tables of people's secrets are seen by the system alone, and this is it.
select set_config('app.reach', 'system', true);

alter table identity.sessions
    -- How whoever began it proved who they are, in the names of RFC 8176.
    add column proved_by text[] not null default '{pwd}',
    -- Program and system as it named itself.
    add column device text not null default '',
    -- Where it was last used from, sealed with its person's key.
    add column address bytea,
    -- When it was last used, to the minute.
    add column last_used_at timestamptz not null default now();
alter table identity.sessions alter column proved_by drop default, alter column last_used_at drop default;
drop index identity.sessions_by_user;
create index sessions_by_person on identity.sessions (user_id, last_used_at desc, id desc);
create index sessions_by_age on identity.sessions (user_id, created_at desc, id desc);
create index sessions_by_end on identity.sessions (expires_at);

-- The refresh tokens of a session: a family. Each is exchanged once; all are remembered for as long as the session is,
-- so that a copy is known for what it is.
create table identity.refresh_tokens (
    tenant_id uuid not null,
    session_id uuid not null references identity.sessions on delete cascade,
    number integer not null check (number > 0),
    -- SHA-256 of its secret.
    hash bytea not null,
    expires_at timestamptz not null,
    exchanged_at timestamptz,
    primary key (session_id, number)
);
create unique index refresh_tokens_by_hash on identity.refresh_tokens (session_id, hash);
insert into identity.refresh_tokens (tenant_id, session_id, number, hash, expires_at)
select tenant_id, id, 1, refresh_hash, expires_at from identity.sessions where refresh_hash is not null;
alter table identity.sessions drop column refresh_hash;

-- The editions of the key that tokens are signed with. The keys themselves follow from the installation's secret and
-- the edition, and are in no database. The newest signs; one that has retired is refused.
create table identity.signing_keys (
    edition integer primary key check (edition > 0),
    made_at timestamptz not null default now(),
    retires_at timestamptz
);
insert into identity.signing_keys (edition) values (1);

-- The secret that a person shares with their authenticator (RFC 6238).
create table identity.second_factors (
    user_id uuid primary key references identity.users,
    -- The tenant under whose key the person's key lies that seals it.
    sealed_in uuid not null,
    sealed bytea not null,
    -- Null until a code has shown that the authenticator knows the secret.
    confirmed_at timestamptz,
    -- The step of the last code that was taken: no code works twice.
    last_step bigint not null default 0,
    wrong_count integer not null default 0,
    wrong_since timestamptz
);
create table identity.recovery_codes (
    user_id uuid not null references identity.users,
    -- SHA-256 of 80 random bits.
    hash bytea not null,
    used_at timestamptz,
    primary key (user_id, hash)
);

-- Sign-ins of browsers that wait for their second factor.
create table identity.sign_in_steps (
    id uuid primary key,
    tenant_id uuid not null,
    user_id uuid not null references identity.users,
    -- SHA-256 of the secret in the browser's cookie.
    secret_hash bytea not null,
    proved_by text not null,
    next text,
    wrong_count integer not null default 0,
    expires_at timestamptz not null
);
create index sign_in_steps_by_end on identity.sign_in_steps (expires_at);

create table identity.passkeys (
    id uuid primary key,
    user_id uuid not null references identity.users,
    credential_id bytea not null unique,
    -- Public key, counter and what else the library remembers of it.
    credential jsonb not null,
    name text not null,
    added_at timestamptz not null,
    last_used_at timestamptz
);
create index passkeys_by_person on identity.passkeys (user_id, added_at desc, id desc);
-- What passkeys are asked, each once.
create table identity.challenges (
    id uuid primary key,
    -- Whose new passkey it is for; null where somebody signs in, and nobody knows who.
    user_id uuid references identity.users,
    state jsonb not null,
    expires_at timestamptz not null
);
create index challenges_by_end on identity.challenges (expires_at);

grant select, insert, update, delete
    on identity.refresh_tokens, identity.second_factors, identity.recovery_codes, identity.sign_in_steps,
       identity.passkeys, identity.challenges to portico_app;
grant select, insert, update on identity.signing_keys to portico_app;

alter table identity.refresh_tokens enable row level security;
alter table identity.refresh_tokens force row level security;
alter table identity.second_factors enable row level security;
alter table identity.second_factors force row level security;
alter table identity.recovery_codes enable row level security;
alter table identity.recovery_codes force row level security;
alter table identity.sign_in_steps enable row level security;
alter table identity.sign_in_steps force row level security;
alter table identity.passkeys enable row level security;
alter table identity.passkeys force row level security;
alter table identity.challenges enable row level security;
alter table identity.challenges force row level security;
alter table identity.signing_keys enable row level security;
alter table identity.signing_keys force row level security;
create policy by_system on identity.refresh_tokens
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_system on identity.second_factors
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_system on identity.recovery_codes
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_system on identity.sign_in_steps
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_system on identity.passkeys
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_system on identity.challenges
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
-- Which editions hold is no secret, and is asked before it is known who asks.
create policy by_anybody on identity.signing_keys
    using (true)
    with check ((select current_setting('app.reach', true)) = 'system');

-- The kinds of accesses are the code's words; the column keeps their shape.
alter table log.accesses drop constraint accesses_what_check;
alter table log.accesses add constraint accesses_what_check check (what ~ '^[a-z]+(_[a-z]+)*$');

select set_config('app.reach', '', true);
