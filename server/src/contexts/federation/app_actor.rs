//! Who an app's access token is: the person who allowed it, with no more than they allowed; or the app itself.

use super::app_token::{AppToken, AppTokenKind};
use super::registered_app::read_scopes;
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::billing::read_entitlements;
use crate::contexts::identity::{actor_of_member, standing};
use crate::gateway::Services;
use domain::Moment;
use domain::federation::AppScope;
use domain::kernel::{Mode, PersonId, TenantId};
use domain::policy::{Actor, ActorKind, Granted, Grants, Permissions};

/// Who asks with an access token.
pub struct AppActor {
    /// The person, or the app itself.
    pub actor: Actor,
    /// What was allowed.
    pub scopes: Vec<AppScope>,
    /// What the tenant's test clock shows, where it has one.
    pub test_clock: Option<Moment>,
}

/// Who asks with an access token; `None` where it is none, has ended or was revoked, or the person has left. Asked of the
/// database each time.
///
/// # Errors
/// When the database isn't there.
pub async fn by_token(services: &Services, text: &str) -> Result<Option<AppActor>, Stop> {
    let Some(token) = AppToken::parse(text).filter(|token| token.kind == AppTokenKind::Access) else {
        return Ok(None);
    };
    let found = {
        let mut tx = services.db.as_system("an app asks").await?;
        sqlx::query!(
            r#"select g.app_id, g.tenant_id, g.person_id, g.access_scopes, a.name, t.name as tenant_name, t.status as tenant_status,
                      k.mode as "mode?",
                      k.test_clock as "test_clock?", billing.entitlements_of(g.tenant_id) as "entitlements!"
               from federation.grants g
               join federation.apps a on a.id = g.app_id
               join tenancy.tenants t on t.id = g.tenant_id
               left join log.tenants k on k.tenant_id = g.tenant_id
               where g.id = $1 and g.access_hash = $2 and g.access_expires_at > $3 and g.revoked_at is null"#,
            token.family,
            token.hash(),
            machine_now().0
        )
        .fetch_optional(&mut *tx)
        .await?
    };
    let Some(found) = found else { return Ok(None) };
    let scopes = read_scopes(&found.access_scopes);
    let permissions = scopes.iter().filter_map(|scope| match scope {
        AppScope::Permission(permission) => Some(*permission),
        _ => None,
    });
    let ceiling: Permissions = permissions.collect();
    let (tenant, test_clock) = (TenantId(found.tenant_id), found.test_clock.map(Moment));
    let actor = match found.person_id {
        Some(person) => actor_of_member(&services.db, PersonId(person), tenant).await?,
        None => Some(Actor {
            person_id: PersonId(found.app_id),
            kind: ActorKind::ServiceAccount,
            name: found.name,
            email: String::new(),
            tenant_id: tenant,
            tenant_name: found.tenant_name,
            mode: found.mode.as_deref().and_then(Mode::parse).unwrap_or_default(),
            standing: standing(&found.tenant_status),
            entitlements: read_entitlements(found.entitlements),
            roles: Vec::new(),
            grants: Grants { everywhere: Granted { allowed: ceiling, ..Granted::default() }, ..Grants::default() },
            ceiling: None,
            key: None,
            impersonator: None,
        }),
    };
    Ok(actor.map(|actor| AppActor { actor: Actor { ceiling: Some(ceiling), ..actor }, scopes, test_clock }))
}
