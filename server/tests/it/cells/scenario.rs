//! Tenants that are set up with a database of their own, for the scenarios of sagas that are cut off.

use super::{number, superuser_in};
use crate::sagas::tenants;
use crate::sagas::toys::stands;
use crate::support::World;
use domain::kernel::{SagaId, TenantId};
use domain::policy::Role;
use domain::tenancy::{CreateTenant, Isolation, TenantKind};
use server::contexts::tenancy::SET_UP_DEDICATED;
use server::sagas::Sagas;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

/// One that nothing else concerns.
pub async fn opened(world: &World) -> SagaId {
    let create = CreateTenant {
        name: "Harbour".into(),
        kind: TenantKind::Organisation,
        admin_email: super::FOUNDER.into(),
        mode: None,
        plan: Some("enterprise".into()),
        brand_name: None,
        brand_colour: None,
        isolation: Some(Isolation::Dedicated),
    };
    world.gateway.call(World::system(), create).await.expect("it begins").saga
}

/// Called off when its database is there and furnished.
pub async fn turned_back(world: &World) -> SagaId {
    let id = opened(world).await;
    let sagas = Sagas::new(world.gateway.services().clone(), &[SET_UP_DEDICATED]);
    while stands(world, id).await.1 != "open" {
        let mut turn = sagas.take().await.expect("turns").expect("there is one");
        turn.carry().await.expect("it is carried out");
        turn.commit().await.expect("it is committed");
    }
    let (_, database) = place(world, id).await;
    let within = in_the_cell(world, &database.expect("it has a place by now")).await;
    assert_eq!(within, ["Harbour, organisation", "1 invited, 1 mails"], "there is something to take back");
    crate::sagas::scenarios::turn_back(world, id).await.expect("it turns back");
    id
}

/// What can be seen of it beside others and in its cell. Then the database goes: there will be many of them.
pub async fn seen(world: &World, id: SagaId) -> Vec<String> {
    let mut seen = tenants::seen(world, id).await;
    let (tenant, database) = place(world, id).await;
    let database = database.expect("it had a place");
    let is_there = super::is_there(world, &database).await;
    let is_known = super::database_of(world, tenant).await.is_some();
    seen.push(format!("a database {is_there}, a place {is_known}"));
    if is_there {
        seen.extend(in_the_cell(world, &database).await);
        // As a superuser, who alone can end the superuser's connection from above.
        let gone = format!("drop database \"{database}\" with (force)");
        sqlx::raw_sql(AssertSqlSafe(gone)).execute(&mut world.as_superuser().await).await.expect("it is dropped");
    }
    seen
}

/// Whose it is, and the name of the database that was found for it, if one was.
async fn place(world: &World, id: SagaId) -> (TenantId, Option<String>) {
    let (tenant, database): (Uuid, Option<String>) = sqlx::query_as(
        "select tenant_id, (select (d.payload->>'output')::jsonb->>'database' from log.events d
                            where d.stream_id = s.stream_id and d.type = 'SagaStepDone' and d.payload->>'step' = 'place')
         from log.events s where s.stream_id = $1 and s.type = 'SagaStarted'",
    )
    .bind(id.0)
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("the saga");
    (TenantId(tenant), database)
}

/// The tenant's own row, and who was invited how often.
async fn in_the_cell(world: &World, database: &str) -> Vec<String> {
    let mut within = superuser_in(world, database).await;
    let tenant: String = sqlx::query_scalar("select format('%s, %s', name, kind) from tenancy.tenants")
        .fetch_one(&mut within)
        .await
        .expect("one tenant");
    let owners = format!("select count(*) from identity.invitations where role = '{}'", Role::Owner.as_str());
    let (invited, mailed) = (number(&mut within, &owners).await, "select count(*) from mail.mails");
    let mailed = number(&mut within, mailed).await;
    vec![tenant, format!("{invited} invited, {mailed} mails")]
}
