use crate::Stop;
use crate::gateway::Context;
use domain::federation::{SignInProvider, SignInProviders};
use domain::kernel::ProviderId;

/// Providers on the sign-in page at most.
const SHOWN_MAX: i64 = 10;

pub async fn sign_in_providers(cx: &mut Context, _: SignInProviders) -> Result<Vec<SignInProvider>, Stop> {
    let mut tx = cx.services.db.as_system("show providers for everybody").await?;
    let rows = sqlx::query!(
        "select id, name from federation.providers where used_by = 'everybody' order by lower(name), id limit $1",
        SHOWN_MAX
    )
    .fetch_all(&mut *tx)
    .await?;
    Ok(rows.into_iter().map(|row| SignInProvider { id: ProviderId(row.id), name: row.name }).collect())
}
