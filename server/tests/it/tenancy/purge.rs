use super::lifecycle::{act, shown, tenant};
use crate::sagas::toys::{context, moving, time_passes};
use crate::support::people::{ADMIN, CLIENT, OWNER};
use crate::support::{PASSWORD, Reply, World};
use domain::identity::{AddPerson, Person, PersonCommand};
use domain::policy::Role;
use http::Method;
use serde_json::{Value, json};
use server::sagas::{SAGAS, Sagas};
use server::store::rebuild::rebuild;
use server::store::{Projection, Source};

async fn delete(world: &World, id: &str, body: &Value) -> Reply {
    world.ask(Method::DELETE, &format!("/api/v1/tenants/{id}")).by(ADMIN).json(body).send().await
}

async fn turns(world: &World) {
    Sagas::new(world.gateway.services().clone(), SAGAS).drain().await.expect("turns are taken");
}

async fn listed(world: &World) -> Vec<Value> {
    let list = world.get("/api/v1/tenants?search=Aurora").by(ADMIN).send().await.json();
    list["data"].as_array().expect("rows").clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_deleted_tenant_is_refused_at_once_and_works_again_when_it_is_restored_in_time() {
    let world = moving().await;
    let (id, token) = (tenant(&world, "Aurora").await, world.token(CLIENT).await);
    let wrong = delete(&world, &id, &json!({"confirmation": "Borealis Logistics"})).await;
    assert_eq!(wrong.faults(), [("confirmation".to_owned(), "not_the_name".to_owned())]);
    let begun =
        delete(&world, &id, &json!({"confirmation": "Aurora Foods", "reason": "The contract has ended."})).await;
    assert_eq!(begun.status, 200, "{}", begun.text());
    let runs = || world.get("/api/v1/executions").bearer(&token).send();
    assert_eq!(runs().await.refusal("deleted"), (403, "tenant_closed".into()));
    assert_eq!(listed(&world).await.len(), 0, "it is gone from the list");
    let detail = shown(&world, &id).await;
    assert_eq!((&detail["status"], &detail["purgeAt"]), (&json!("closed"), &begun.json()["purgeAt"]));
    turns(&world).await;
    time_passes(&world).await;
    turns(&world).await;
    assert_eq!(act(&world, &id, "restore", &json!({})).await.status, 204);
    turns(&world).await;
    assert_eq!((runs().await.status, listed(&world).await.len()), (200, 1));
    for _ in 0..5 {
        time_passes(&world).await;
        turns(&world).await;
    }
    assert_eq!(shown(&world, &id).await["status"], "active", "nothing comes after it");
}

/// Every table of ours that names a tenant, with the number of its rows.
async fn rows_of(world: &World, id: &str) -> Vec<(String, i64)> {
    let mut db = world.as_superuser().await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
         where c.relkind in ('r', 'p') and n.nspname not in ('public', 'rebuild') order by 1",
    )
    .fetch_all(&mut db)
    .await
    .expect("tables");
    let mut found = Vec::new();
    for table in tables {
        let count = format!("select count(*) from {table} where tenant_id = $1::uuid");
        let count: i64 =
            sqlx::query_scalar(sqlx::AssertSqlSafe(count)).bind(id).fetch_one(&mut db).await.expect("rows");
        if count > 0 {
            found.push((table, count));
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn after_the_grace_keys_and_rows_are_gone_and_a_certificate_says_so() {
    let world = moving().await;
    let id = tenant(&world, "Aurora").await;
    // Somebody of Aurora's who belongs elsewhere too keeps their account.
    let owner = world.caller(OWNER).await.actor.expect("a person");
    let both = AddPerson {
        email: "both@aurora.example".into(),
        name: "Bea Both".into(),
        password: PASSWORD.into(),
        tenant_id: Some(owner.tenant_id),
        role: Role::ClientUser.into(),
    };
    let both = world.gateway.call(World::system(), both).await.expect("they are added").id;
    let join = PersonCommand::Join {
        tenant: tenant(&world, "Borealis").await.parse().expect("a UUID"),
        roles: vec![Role::ClientUser.into()],
    };
    let mut cx = context(&world);
    let person = cx.load::<Person>(both.0).await.expect("they are there");
    cx.decide::<Person>(both.0, &person, join).await.expect("they belong there too");
    cx.commit().await.expect("it holds");
    let role = json!({"name": "Reader", "permissions": ["read:files"]});
    let role = world.post("/api/v1/roles").by(OWNER).json(&role).send().await;
    assert_eq!(role.status, 201, "{}", role.text());
    let account = json!({"name": "Nightly job", "roles": ["client_user"]});
    let account = world.post("/api/v1/service-accounts").by(OWNER).json(&account).send().await;
    assert_eq!(account.status, 201, "{}", account.text());
    let before = rows_of(&world, &id).await;
    assert!(before.iter().any(|(table, _)| table == "identity.memberships"), "there is much to remove: {before:?}");

    assert_eq!(delete(&world, &id, &json!({})).await.status, 200);
    for _ in 0..6 {
        turns(&world).await;
        time_passes(&world).await;
    }
    turns(&world).await;
    let detail = shown(&world, &id).await;
    assert_eq!((&detail["status"], &detail["adminEmail"]), (&json!("purged"), &json!("")));
    let certificate = &detail["certificate"];
    assert!(certificate["keysDestroyed"].as_u64().is_some_and(|keys| keys >= 3), "{certificate}");
    assert!(certificate["rowsRemoved"].as_u64().is_some_and(|rows| rows >= 2), "{certificate}");
    let left: Vec<_> = rows_of(&world, &id).await.into_iter().map(|(table, _)| table).collect();
    let kept = ["gateway.requests", "gateway.usage_logs", "log.accesses", "log.events", "log.tenants"];
    let kept = kept.into_iter().chain(["platform.event_counts", "platform.sagas", "tenancy.tenants"]);
    let kept: Vec<_> = kept.collect();
    assert!(left.iter().all(|table| kept.contains(&table.as_str())), "{left:?}");
    for gone in [CLIENT, OWNER] {
        let body = json!({"email": gone, "password": PASSWORD});
        assert_eq!(world.post("/api/v1/auth/login").json(&body).send().await.status, 401, "{gone} had nothing else");
    }
    let stays = world.get("/api/v1/me").by("both@aurora.example").send().await.json();
    assert_eq!(stays["actor"]["tenantName"], "Borealis Logistics");
    let restore = act(&world, &id, "restore", &json!({})).await;
    assert_eq!(restore.refusal("too late"), (409, "tenant_purged".into()));

    // What a rebuild reads from the log brings nothing back, and takes nobody's account away.
    let services = world.gateway.services();
    for projection in Projection::all().into_iter().filter(|it| matches!(it.source, Source::Streams(_))) {
        let rebuilt = rebuild(&services.db, &services.keys, projection, |_| Ok(())).await.expect("it is rebuilt");
        assert_eq!(rebuilt.rows_changed, 0, "{}", projection.name);
    }
    assert_eq!(world.get("/api/v1/me").by("both@aurora.example").send().await.status, 200);
}
