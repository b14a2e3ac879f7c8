-- Mail on its way out. With an SMTP server a text is sealed, and removed once it is delivered; without one it stays here,
-- captured, for whoever runs the installation to read.
create schema mail;
grant usage on schema mail to portico_app;
create table mail.mails (
    id uuid primary key,
    -- Who it is for, where that is a person of this installation already.
    person_id uuid,
    kind text not null,
    locale text not null check (locale in ('en', 'ar', 'zh', 'ko')),
    -- Null once the person is erased.
    address text,
    subject text not null,
    -- Text and HTML, sealed with the installation's secret; null once delivered.
    sealed bytea,
    status text not null check (status in ('waiting', 'sent', 'captured', 'failed')),
    attempts integer not null default 0,
    error text,
    created_at timestamptz not null,
    -- After this moment nobody needs it any more: what it links to has ended.
    useful_until timestamptz,
    ended_at timestamptz
);
create index mails_by_age on mail.mails (created_at, id);
create index mails_by_status on mail.mails (status, created_at, id);
create index mails_by_kind on mail.mails (kind, created_at, id);
create index mails_by_address on mail.mails (address, created_at, id);
create index mails_by_person on mail.mails (person_id);

-- What a mail's link stands for: it works once, and its secret is kept as a hash.
create table identity.links (
    id uuid primary key,
    purpose text not null check (purpose in ('register', 'reset_password', 'sign_in')),
    -- SHA-256 of the secret in the mail.
    secret_hash bytea not null,
    person_id uuid references identity.users,
    -- What becomes an account when the link is followed; null for links of people.
    email text,
    name text,
    password_hash text,
    organisation text,
    locale text,
    -- The page to go on to.
    next text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    check ((purpose = 'register') = (person_id is null))
);
create index links_by_person on identity.links (person_id);
create index links_by_end on identity.links (expires_at);

-- The browsers that a person has signed in with: their attempts are counted apart from those of strangers.
create table identity.known_devices (
    device_id uuid not null,
    person_id uuid not null references identity.users,
    -- SHA-256 of the secret in the browser's cookie.
    secret_hash bytea not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (device_id, person_id)
);
create index known_devices_by_person on identity.known_devices (person_id);
create index known_devices_by_end on identity.known_devices (expires_at);

-- Hours in which more sign-ins failed than is usual.
create table platform.sign_in_alerts (
    hour timestamptz primary key,
    failures bigint not null,
    threshold bigint not null,
    raised_at timestamptz not null
);
-- The failures of an hour are counted along this alone.
create index accesses_of_failed_sign_ins on log.accesses (at) where what = 'sign_in_failed';

grant select, insert, update, delete
    on mail.mails, identity.links, identity.known_devices, platform.sign_in_alerts to portico_app;
alter table mail.mails enable row level security;
alter table mail.mails force row level security;
alter table identity.links enable row level security;
alter table identity.links force row level security;
alter table identity.known_devices enable row level security;
alter table identity.known_devices force row level security;
alter table platform.sign_in_alerts enable row level security;
alter table platform.sign_in_alerts force row level security;
-- Whoever does something that a mail follows puts it down in the same transaction; only the platform reads it.
create policy put_down on mail.mails for insert with check (true);
create policy by_reach on mail.mails
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_system on identity.links
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_system on identity.known_devices
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_reach on platform.sign_in_alerts
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) = 'system');
