//! Where the rows of a tenant with a database of its own are, and what is refused.

use super::{FOUNDER, ask, is_there, number, open, turns, until, wish};
use crate::sagas::toys::moving;
use crate::support::World;
use crate::support::people::{ADMIN, OWNER};
use domain::kernel::TenantId;
use serde_json::json;
use sqlx::{AssertSqlSafe, PgConnection};

/// What the platform knows of its customer: who it is and where its cell stands, its plan, the events of both with the key that seals
/// the administrator's address in them, and the saga that set it up.
const KNOWN: [&str; 9] = [
    "billing.tenant_subscriptions",
    "keys.subjects",
    "keys.tenants",
    "log.events",
    "log.tenants",
    "platform.event_counts",
    "platform.sagas",
    "tenancy.cells",
    "tenancy.tenants",
];

/// The tables with rows of a tenant.
async fn tables_of(db: &mut PgConnection, tenant: TenantId) -> Vec<String> {
    let tables: Vec<String> = sqlx::query_scalar(
        "select format('%I.%I', table_schema, table_name)
         from information_schema.columns join information_schema.tables using (table_schema, table_name)
         where column_name = 'tenant_id' and udt_name = 'uuid' and table_type = 'BASE TABLE'
           and table_schema not in ('public', 'rebuild')
         order by 1",
    )
    .fetch_all(&mut *db)
    .await
    .expect("tables");
    assert!(tables.len() > 100, "there are many that could hold something: {}", tables.len());
    let mut found = Vec::new();
    for table in tables {
        let asked = format!("select exists (select from {table} where tenant_id = $1)");
        let holds: Result<bool, _> = sqlx::query_scalar(AssertSqlSafe(asked)).bind(tenant.0).fetch_one(&mut *db).await;
        if holds.unwrap_or_else(|why| panic!("{table}: {why}")) {
            found.push(table);
        }
    }
    found
}

/// Lets the subscribers of the installation handle every event of a tenant.
async fn followed(world: &World, tenant: TenantId) {
    let left = format!(
        "select (select count(*) from log.events where tenant_id = '{tenant}')
              - (select coalesce(sum(events), 0)::bigint from platform.event_counts where tenant_id = '{tenant}')"
    );
    until("every event is followed", async || {
        world.follow_to_the_end().await;
        number(&mut world.as_superuser().await, &left).await == 0
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_rows_of_a_tenant_with_a_database_of_its_own_are_there_and_nowhere_else() {
    let world = moving().await;
    let own = open(&world).await;
    assert!(is_there(&world, &own.database).await, "{}", own.database);
    followed(&world, own.id).await;

    let mut shared = world.as_superuser().await;
    assert_eq!(tables_of(&mut shared, own.id).await, KNOWN, "the platform knows its customer and no more");
    let contexts: Vec<String> =
        sqlx::query_scalar("select distinct context from log.events where tenant_id = $1 order by 1")
            .bind(own.id.0)
            .fetch_all(&mut shared)
            .await
            .expect("events");
    assert_eq!(contexts, ["billing", "platform", "tenancy"]);
    for (what, sql) in [
        ("an account", format!("select count(*) from identity.users where email = '{FOUNDER}'")),
        ("a mail", format!("select count(*) from mail.mails where address = '{FOUNDER}'")),
    ] {
        assert_eq!(number(&mut shared, &sql).await, 0, "{what} of the founder's is in the shared database");
    }

    let mut within = own.superuser(&world).await;
    let there = tables_of(&mut within, own.id).await;
    for table in [
        "identity.invitation_secrets",
        "identity.invitations",
        "keys.tenants",
        "log.events",
        "tenancy.brands",
        "tenancy.tenants",
    ] {
        assert!(there.iter().any(|it| it == table), "{table} of the cell holds nothing: {there:?}");
    }
    assert_eq!(number(&mut within, "select count(*) from tenancy.tenants").await, 1, "it has it for itself");
    let invited = format!("select count(*) from mail.mails where address = '{FOUNDER}' and kind = 'invitation'");
    assert_eq!(number(&mut within, &invited).await, 1);
    let connects = "select has_database_privilege('portico_app', current_database(), 'connect')::int::bigint
                         - (select count(*) from pg_database d, aclexplode(d.datacl) a
                            where d.datname = current_database() and a.grantee = 0)";
    assert_eq!(number(&mut within, connects).await, 1, "the application connects, and not just anybody");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_list_says_whose_rows_are_where() {
    let world = moving().await;
    let own = open(&world).await;
    let list = world.get("/api/v1/tenants?isolation=dedicated").by(ADMIN).send().await.json();
    let rows = list["data"].as_array().expect("rows");
    assert_eq!(rows.len(), 1, "{list}");
    assert_eq!((&rows[0]["id"], &rows[0]["isolation"]), (&json!(own.id), &json!("dedicated")));
    let list = world.get("/api/v1/tenants?isolation=shared").by(ADMIN).send().await.json();
    let rows = list["data"].as_array().expect("rows");
    assert!(!rows.is_empty() && rows.iter().all(|row| row["isolation"] == "shared"), "{list}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_host_and_the_database_of_a_cell_are_nobody_elses() {
    let world = moving().await;
    let (one, other) = (open(&world).await, open(&world).await);
    assert_ne!(one.host, other.host, "two are called alike");
    assert_ne!(one.database, other.database);
    let borealis = world.get("/api/v1/tenants?search=Borealis").by(ADMIN).send().await.json();
    let name = one.host.split(':').next().unwrap_or_default();
    let body = json!({"tenantId": borealis["data"][0]["id"], "host": name});
    let taken = world.post("/api/v1/hosts").by(ADMIN).json(&body).send().await;
    assert!(taken.status == 409 || taken.status == 400, "a site under the host of a cell: {}", taken.text());
    let (mine, theirs) = (one.join(&world).await, other.join(&world).await);
    assert_eq!(other.look(&world, &mine, "/api/v1/me").await, (401, "token_refused".into()));
    assert_eq!(one.look(&world, &theirs, "/api/v1/me").await, (401, "token_refused".into()));
    let detail = world.get(&format!("/api/v1/tenants/{}", one.id)).by(OWNER).send().await;
    assert_eq!(detail.status, 403, "where it is, only the platform is told");
}

/// Whatever the opening of a tenant begins with.
async fn traces(world: &World) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in ["tenancy.tenants", "tenancy.cells", "log.events", "log.tenants", "platform.sagas", "keys.tenants"] {
        counts.push(number(&mut world.as_superuser().await, &format!("select count(*) from {table}")).await);
    }
    counts
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn where_the_plan_doesnt_give_it_or_the_kind_it_is_refused_and_leaves_nothing_behind() {
    let world = moving().await;
    let before = traces(&world).await;
    for plan in [None, Some("basic"), Some("pro")] {
        let refused = ask(&world, &wish(plan)).await;
        assert_eq!(
            refused.faults(),
            [("isolation".to_owned(), "not_in_plan".to_owned())],
            "{plan:?}: {}",
            refused.text()
        );
    }
    let mut agency = wish(Some("enterprise"));
    agency["kind"] = json!("agency");
    let refused = ask(&world, &agency).await;
    assert_eq!(refused.faults(), [("isolation".to_owned(), "not_for_agencies".to_owned())], "{}", refused.text());
    turns(&world).await;
    assert_eq!(traces(&world).await, before);
    let mut beside = wish(None);
    beside["isolation"] = json!("shared");
    assert_eq!(ask(&world, &beside).await.status, 201, "beside others there is room on every plan");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_cell_has_no_cells() {
    let world = moving().await;
    let own = open(&world).await;
    let cell = own.cell(&world).await;
    let refused = cell.gateway.call_json("tenancy.create_tenant", World::system(), wish(Some("enterprise"))).await;
    let refusal = refused.expect_err("a refusal");
    assert_eq!((refusal.status, &*refusal.code), (409, "dedicated_not_here"));
    assert_eq!(number(&mut own.superuser(&world).await, "select count(*) from tenancy.tenants").await, 1);
}
