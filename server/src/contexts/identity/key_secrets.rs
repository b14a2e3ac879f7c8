//! `identity.key_secrets`: the hashes of the secrets that a key has now.

use super::key_text::KeyText;
use crate::Stop;
use crate::ambient::machine_now;
use crate::store::Tx;
use domain::Moment;
use domain::identity::KeyOwner;
use domain::kernel::{ApiKeyId, PersonId};
use domain::policy::Actor;

/// Gives a key of the actor's tenant a secret; answers the key's text, which nobody can make again.
pub(super) async fn add(tx: &mut Tx, actor: &Actor, key: ApiKeyId, owner: KeyOwner) -> Result<String, Stop> {
    let text = KeyText::new(key, actor.mode);
    let person = match owner {
        KeyOwner::Person(PersonId(person)) => Some(person),
        KeyOwner::ServiceAccount(_) => None,
    };
    sqlx::query!(
        "insert into identity.key_secrets (tenant_id, key_id, hash, made_at, member_since)
         values ($1, $2, $3, $4,
                 (select granted_at from identity.memberships where tenant_id = $1 and user_id = $5))",
        actor.tenant_id.0,
        key.0,
        text.hash(),
        machine_now().0,
        person
    )
    .execute(&mut **tx)
    .await?;
    Ok(text.text())
}

/// Lets the secrets that a key has now work until then and no longer.
pub(super) async fn end(tx: &mut Tx, key: ApiKeyId, at: Moment) -> Result<(), Stop> {
    sqlx::query!("update identity.key_secrets set ends_at = least(ends_at, $2) where key_id = $1", key.0, at.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Forgets the secrets of a key.
pub(super) async fn remove(tx: &mut Tx, key: ApiKeyId) -> Result<(), Stop> {
    sqlx::query!("delete from identity.key_secrets where key_id = $1", key.0).execute(&mut **tx).await?;
    Ok(())
}
