//! The queue's own schema: made by the owner together with ours, so that the application's role never needs to.

use anyhow::{Context, Result};
use graphile_worker::Database;
use sqlx::postgres::PgPoolOptions;

/// The schema of the queue's library.
pub const SCHEMA: &str = "queue";

/// Lets the application's role use the queue. Its tables know no tenants; they hold ids of ours and nothing else.
/// Only what is missing is granted, so that a start changes nothing.
const GRANT: &str = "
    do $$
    declare
        name text;
    begin
        grant usage on schema queue to portico_app;
        for name in select tablename from pg_tables where schemaname = 'queue' loop
            if not exists (select from pg_policies where schemaname = 'queue' and tablename = name) then
                execute format('grant select, insert, update, delete on queue.%I to portico_app', name);
                execute format('alter table queue.%I enable row level security', name);
                execute format('create policy by_application on queue.%I to portico_app using (true) with check (true)',
                               name);
            end if;
        end loop;
        -- The list of dead letters reads them alone.
        create index if not exists portico_dead_letters on queue._private_jobs (updated_at)
            where attempts >= max_attempts and locked_at is null;
        for name in select relname from pg_class
                    where relnamespace = 'queue'::regnamespace and relkind = 'v'
                      and not coalesce(reloptions @> '{security_invoker=true}', false) loop
            execute format('alter view queue.%I set (security_invoker = true)', name);
        end loop;
    end $$";

/// Brings the queue's schema up to date, as the owner.
///
/// # Errors
/// A database that isn't there, or whose queue is newer than this release.
pub async fn migrate(owner_url: &str) -> Result<()> {
    // The library begins transactions of its own; a second connection holds the lock that keeps other starts off.
    let pool =
        PgPoolOptions::new().max_connections(2).connect(owner_url).await.context("the database doesn't answer")?;
    let mut lock = pool.begin().await?;
    sqlx::query("select pg_advisory_xact_lock(hashtext('portico.queue'))").execute(&mut *lock).await?;
    graphile_worker_migrations::migrate(Database::from(pool.clone()), SCHEMA)
        .await
        .context("the queue's schema can't be brought up to date")?;
    sqlx::raw_sql(GRANT).execute(&mut *lock).await.context("the queue can't be opened to portico_app")?;
    lock.commit().await?;
    pool.close().await;
    Ok(())
}
