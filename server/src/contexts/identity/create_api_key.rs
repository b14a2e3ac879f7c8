use super::bounds::within;
use super::key_secrets;
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::gateway::Context;
use chrono::TimeDelta;
use domain::identity::{
    ApiKey, ApiKeyCommand, ApiKeyCreated, CreateApiKey, KeyContent, KeyOwner, ServiceAccount, ServiceAccountState,
};
use domain::kernel::ApiKeyId;
use domain::policy::ActorKind;
use domain::{Moment, Refusal};

pub async fn create_api_key(cx: &mut Context, op: CreateApiKey) -> Result<ApiKeyCreated, Stop> {
    let actor = cx.actor()?.clone();
    let owner = match (op.service_account_id, actor.kind) {
        (Some(account), _) => {
            let found = cx.load::<ServiceAccount>(account.0).await.map(|loaded| loaded.state).unwrap_or_default();
            let unknown = || Refusal::invalid_field("serviceAccountId", "service_account_unknown");
            ServiceAccountState::content(&found).ok_or_else(unknown)?;
            KeyOwner::ServiceAccount(account)
        }
        (None, ActorKind::Person) => KeyOwner::Person(actor.person_id),
        (None, ActorKind::ServiceAccount) => return Err(Refusal::invalid_field("serviceAccountId", "required").into()),
    };
    within(&actor, op.scopes, matches!(owner, KeyOwner::Person(_)))?;
    let id = ApiKeyId(new_id());
    let content = KeyContent {
        owner,
        name: op.name,
        scopes: op.scopes,
        ranges: op.ranges.unwrap_or_default(),
        expires_at: op.days.map(|days| Moment(machine_now().0 + TimeDelta::days(i64::from(days)))),
    };
    cx.create::<ApiKey>(actor.tenant_id, id.0, ApiKeyCommand::Make(content)).await?;
    let key = key_secrets::add(cx.tx().await?, &actor, id, owner).await?;
    Ok(ApiKeyCreated { id, key })
}
