//! Tenants that are set up, and destroyed, for the scenarios.

use super::toys;
use crate::support::{PASSWORD, World};
use domain::identity::{AddPerson, InvitePerson};
use domain::kernel::{Mode, SagaId, TenantId};
use domain::policy::Role;
use domain::tenancy::{CreateTenant, DeleteTenant, RestoreTenant, TenantKind};
use server::contexts::tenancy::{Opening, PURGE_TENANT, open};
use server::sagas::Sagas;
use std::sync::atomic::{AtomicU32, Ordering};

fn founder() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("founder{}@harbour.example", NEXT.fetch_add(1, Ordering::Relaxed))
}

async fn create(world: &World, admin_email: String) -> (TenantId, SagaId) {
    let create = CreateTenant {
        name: "Harbour".into(),
        kind: TenantKind::Organisation,
        admin_email,
        mode: None,
        plan: None,
        brand_name: None,
        brand_colour: None,
        isolation: None,
    };
    let made = world.gateway.call(World::system(), create).await.expect("it begins");
    (made.id, made.saga)
}

pub async fn opened(world: &World) -> SagaId {
    create(world, founder()).await.1
}

/// Somebody else has invited them in the meantime.
pub async fn opened_in_vain(world: &World) -> SagaId {
    let email = founder();
    let (tenant, saga) = create(world, email.clone()).await;
    let invite = InvitePerson { email, role: Role::Owner.into(), tenant_id: Some(tenant) };
    world.gateway.call(World::system(), invite).await.expect("they are invited");
    saga
}

/// A tenant with somebody in it, deleted.
pub async fn deleted(world: &World) -> SagaId {
    begun(world).await.1
}

async fn begun(world: &World) -> (TenantId, SagaId) {
    let mut cx = toys::context(world);
    let opening = Opening {
        name: "Harbour".into(),
        kind: TenantKind::Organisation,
        admin_email: founder(),
        mode: Mode::Live,
        provisioning: false,
    };
    let tenant = open(&mut cx, opening).await.expect("it is opened");
    cx.commit().await.expect("it is there");
    let add = AddPerson {
        email: founder(),
        name: "Fatou Founder".into(),
        password: PASSWORD.into(),
        tenant_id: Some(tenant),
        role: Role::Owner.into(),
    };
    world.gateway.call(World::system(), add).await.expect("they are added");
    let delete = DeleteTenant { id: tenant, reason: None, confirmation: None };
    (tenant, world.gateway.call(World::system(), delete).await.expect("it begins").saga)
}

/// Called off while it waits.
pub async fn restored(world: &World) -> SagaId {
    let (tenant, saga) = begun(world).await;
    Sagas::new(world.gateway.services().clone(), &[PURGE_TENANT]).drain().await.expect("it waits");
    world.gateway.call(World::system(), RestoreTenant { id: tenant }).await.expect("it is called off");
    saga
}

/// The tenant's events and row, its people, invitations and keys, and the saga's events without the failed attempts.
pub async fn seen(world: &World, id: SagaId) -> Vec<String> {
    let mut seen = toys::events(world, id).await;
    seen.retain(|event| event != "SagaStepFailed");
    let mut owner = world.as_superuser().await;
    let tenant: TenantId = {
        let id: uuid::Uuid =
            sqlx::query_scalar("select tenant_id from log.events where stream_id = $1 and type = 'SagaStarted'")
                .bind(id.0)
                .fetch_one(&mut owner)
                .await
                .expect("the saga");
        TenantId(id)
    };
    let events: Vec<String> = sqlx::query_scalar(
        "select type from log.events where tenant_id = $1 and context <> 'platform' order by stream_type, stream_id, version",
    )
    .bind(tenant.0)
    .fetch_all(&mut owner)
    .await
    .expect("events");
    seen.extend(events);
    let row: String = sqlx::query_scalar(
        "select format('%s, %s, certified %s, %s members, invitations %s, %s keys, purged %s', t.status,
                       t.failed_step, t.certificate is not null,
                       (select count(*) from identity.memberships m where m.tenant_id = t.id),
                       (select array_agg(i.status order by i.status) from identity.invitations i
                        where i.tenant_id = t.id),
                       (select count(*) from keys.subjects k where k.tenant_id = t.id),
                       (select l.purged_at is not null from log.tenants l where l.tenant_id = t.id))
         from tenancy.tenants t where t.id = $1",
    )
    .bind(tenant.0)
    .fetch_one(&mut owner)
    .await
    .expect("the tenant's row");
    seen.push(row);
    seen
}
