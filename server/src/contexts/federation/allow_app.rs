use super::app_projection::names;
use super::asked::check;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::{Context, Effect, Proof};
use domain::Refusal;
use domain::federation::{AllowApp, AppAnswered, AppRequest};

pub async fn allow_app(cx: &mut Context, op: AllowApp) -> Result<(), Stop> {
    let actor = in_a_browser(cx)?;
    let mut tx = cx.services.db.as_system("answer an app").await?;
    let asked = check(&mut tx, &op.request).await?;
    if op.answer == AppAnswered::Allow {
        sqlx::query!(
            "insert into federation.consents as c (app_id, person_id, tenant_id, scopes, allowed_at)
             values ($1, $2, $3, $4, $5)
             on conflict (app_id, tenant_id, person_id) do update
             set scopes = array(select distinct unnest(c.scopes || excluded.scopes) order by 1)",
            asked.app.id.0,
            actor.person_id.0,
            actor.tenant_id.0,
            &names(&asked.scopes),
            machine_now().0
        )
        .execute(&mut *tx)
        .await?;
    }
    tx.commit().await?;
    cx.effects = vec![Effect::GoTo(onward(op.request, op.answer)?)];
    Ok(())
}

/// Who is signed in, in a browser of theirs: neither an app nor a key lets further apps in.
pub(super) fn in_a_browser(cx: &Context) -> Result<domain::policy::Actor, Refusal> {
    if cx.caller.proof != Some(Proof::Cookie) {
        return Err(Refusal::new(403, "not_for_apps"));
    }
    let actor = cx.actor()?;
    if actor.impersonator.is_some() {
        return Err(Refusal::new(403, "not_while_impersonating"));
    }
    Ok(actor.clone())
}

/// Back to where the app asked, which now knows the answer. It leads out of Portico with a page of its own, since a form
/// may not.
fn onward(request: AppRequest, answer: AppAnswered) -> Result<String, Stop> {
    // The person has just been asked: once is enough.
    let request = AppRequest { prompt: None, ..request };
    let query = serde_urlencoded::to_string(request).map_err(Stop::defect)?;
    Ok(format!("/oauth/authorize?{query}&answered={}", answer.as_str()))
}
