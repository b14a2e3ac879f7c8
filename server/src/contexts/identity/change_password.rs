use super::ask_by_mail::require_tls;
use super::new_password;
use super::password_rules::check_new;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::ChangePassword;

pub async fn change_password(cx: &mut Context, op: ChangePassword) -> Result<(), Stop> {
    require_tls(cx)?;
    let actor = cx.actor()?.clone();
    let (person, session) = (actor.person_id, cx.caller.session);
    let stored = {
        let mut tx = cx.services.db.as_system("a password of one's own").await?;
        sqlx::query_scalar!("select password_hash from identity.credentials where user_id = $1", person.0)
            .fetch_optional(&mut *tx)
            .await?
    };
    if !cx.services.passwords.check(op.current.clone(), stored).await? {
        return Err(Refusal::invalid_field("current", "password_wrong").into());
    }
    if op.current == op.password {
        return Err(Refusal::invalid_field("password", "password_same").into());
    }
    check_new("password", &op.password, &actor.name, &actor.email).await?;
    let hash = cx.services.passwords.hash(op.password).await?;
    cx.widen_to_system("a person changes their own password").await?;
    new_password::replace(cx, person, hash, session).await
}
