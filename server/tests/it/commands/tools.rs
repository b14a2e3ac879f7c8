use crate::support::{Ended, SECRET, World, portico, site};
use managed_postgres::testing::TempFolder;
use serde_json::Value;

/// A command on a test's database, as its superuser: a PostgreSQL that the server doesn't manage.
fn on(world: &World, arguments: &[&str]) -> Ended {
    let url = world.urls.owner.replacen("portico_owner", "postgres", 1);
    let folder = TempFolder::new();
    Ended::of(portico(folder.path(), arguments).env("DATABASE_URL", url).env("PORTICO_SECRET", SECRET.repeat(32)))
}

#[test]
fn openapi_prints_the_document() {
    let folder = TempFolder::new();
    let ended = Ended::of(&mut portico(folder.path(), &["openapi"]));
    let printed: Value = serde_json::from_str(&ended.out).expect("JSON");
    assert_eq!(printed, server::doors::openapi::document(&domain::catalogue::all()));
}

#[test]
fn call_without_a_name_lists_every_operation() {
    let folder = TempFolder::new();
    let ended = Ended::of(&mut portico(folder.path(), &["call"]));
    let names: Vec<_> = ended.out.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let all: Vec<_> = domain::catalogue::all().into_iter().map(|entry| entry.name).collect();
    assert_eq!(names, all);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn call_runs_an_operation_as_the_installation_or_as_a_person() {
    let world = World::demo().await;
    let json = r#"{"name": "By hand", "kind": "agency", "adminEmail": "office@hand.example"}"#;
    let created = on(&world, &["call", "tenancy.create_tenant", "--json", json]);
    assert!(created.fine && created.out.contains("\"id\""), "{}", created.err);
    let listed = on(&world, &["call", "tenancy.tenants", "--as", "admin@demo.portico.example"]);
    assert!(listed.fine && listed.out.contains("By hand"), "{}", listed.err);

    let refused = on(&world, &["call", "tenancy.tenants", "--as", "client@demo.portico.example"]);
    assert!(!refused.fine && refused.err.contains("permission_missing"), "{}", refused.err);
    let unknown = on(&world, &["call", "tenancy.close_tenant"]);
    assert!(!unknown.fine && unknown.err.contains("operation_unknown"), "{}", unknown.err);
    let wrong = on(&world, &["call", "tenancy.create_tenant", "--json", r#"{"name": "X"}"#]);
    assert!(!wrong.fine && wrong.err.contains("kind") && wrong.err.contains("required"), "{}", wrong.err);
    let nobody = on(&world, &["call", "identity.me", "--as", "nobody@demo.portico.example"]);
    assert!(!nobody.fine && nobody.err.contains("nobody"), "{}", nobody.err);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn rebuild_says_what_it_did() {
    let world = World::demo().await;
    let ended = on(&world, &["rebuild"]);
    assert!(ended.fine, "{}", ended.err);
    assert!(ended.out.contains("tenant: 14 events into tenancy.tenants"), "{}", ended.out);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn keys_are_rotated_from_the_command_line() {
    let world = World::demo().await;
    let ended = on(&world, &["keys", "rotate"]);
    assert!(ended.fine && ended.out.contains("14 tenants"), "{}{}", ended.out, ended.err);
    let nothing = on(&world, &["keys", "rotate", "--root"]);
    assert!(nothing.fine && nothing.out.contains("0 tenant keys"), "{}{}", nothing.out, nothing.err);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn migrate_brings_a_foreign_empty_database_up_to_date_and_is_repeatable() {
    let world = World::empty().await;
    sqlx::raw_sql(
        "do $$ declare gone text; begin
             for gone in select nspname from pg_namespace
                         where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
             loop execute format('drop schema %I cascade', gone); end loop;
         end $$;
         drop table _sqlx_migrations;
         drop extension vector",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("nothing is left");
    for _ in 0..2 {
        let ended = on(&world, &["migrate"]);
        assert!(ended.fine && ended.out.contains("up to date"), "{}", ended.err);
    }
    let listed = on(&world, &["call", "tenancy.tenants"]);
    assert!(listed.fine && listed.out.contains("\"data\": []"), "{}", listed.err);
}

#[test]
fn a_database_that_is_not_there_is_one_sentence() {
    let folder = TempFolder::new();
    let url = "postgres://nobody@localhost:1/nothing";
    let ended = Ended::of(
        portico(folder.path(), &["migrate"]).env("DATABASE_URL", url).env("PORTICO_SECRET", SECRET.repeat(32)),
    );
    assert!(!ended.fine && ended.err.contains("the database doesn't answer"), "{}", ended.err);
}

#[test]
fn doctor_checks_each_part_and_says_what_is_wrong() {
    let folder = TempFolder::new();
    let data = folder.path().join("data");
    let fine = Ended::of(&mut portico(&data, &["doctor", "--addr", "127.0.0.1:0"]));
    assert!(fine.fine, "{}{}", fine.out, fine.err);
    for part in ["database", "data folder", "site", "model", "address", "memory"] {
        assert!(fine.out.contains(&format!("ok     {part}:")), "{part}: {}", fine.out);
    }
    let mut broken = portico(&data, &["doctor", "--addr", "127.0.0.1:0", "--site", "/no/such/site"]);
    let broken = Ended::of(broken.args(["--model", "/no/such/model.gguf", "--pg-bin", "/no/such/programs"]));
    assert!(!broken.fine && broken.err.contains("3 of the checks"), "{}{}", broken.out, broken.err);
    for part in ["database", "site", "model"] {
        assert!(broken.out.contains(&format!("WRONG  {part}:")), "{part}: {}", broken.out);
    }
    assert!(broken.out.contains("cargo xtask build"), "it says what to do: {}", broken.out);
    assert!(site().exists());
}
