//! A release brings the schema of every cell up to date.

use super::{number, open};
use crate::sagas::toys::moving;
use crate::support::{Ended, SECRET, portico};
use managed_postgres::testing::TempFolder;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn migrate_brings_cells_up_to_date_too() {
    let world = moving().await;
    let own = open(&world).await;
    let mut within = own.superuser(&world).await;
    sqlx::raw_sql(
        "do $$ declare gone text; begin
             for gone in select nspname from pg_namespace
                         where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
             loop execute format('drop schema %I cascade', gone); end loop;
         end $$;
         drop table _sqlx_migrations",
    )
    .execute(&mut within)
    .await
    .expect("nothing is left");
    let folder = TempFolder::new();
    let app = world.urls.app.as_deref().expect("an address for the application's role");
    for _ in 0..2 {
        let mut command = portico(folder.path(), &["migrate"]);
        command.env("DATABASE_URL", &world.urls.owner).env("PORTICO_DATABASE_APP_URL", app);
        let ended = Ended::of(command.env("PORTICO_SECRET", SECRET.repeat(32)));
        assert!(ended.fine && ended.out.contains("up to date"), "{}", ended.err);
    }
    let done = "select count(*) from _sqlx_migrations where success";
    assert_eq!(number(&mut within, done).await, number(&mut world.as_superuser().await, done).await);
    assert_eq!(number(&mut within, "select count(*) from tenancy.tenants").await, 0);
}
