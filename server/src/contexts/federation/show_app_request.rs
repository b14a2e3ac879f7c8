use super::asked::{allowed, check};
use crate::Stop;
use crate::gateway::Context;
use domain::federation::{AppRequestSeen, ShowAppRequest};
use url::Url;

pub async fn show_app_request(cx: &mut Context, op: ShowAppRequest) -> Result<AppRequestSeen, Stop> {
    let (person, tenant) = (cx.actor()?.person_id, cx.actor()?.tenant_id);
    let mut tx = cx.services.db.as_system("show what an app asks").await?;
    let asked = check(&mut tx, &op.request).await?;
    let known = allowed(&mut tx, &asked.app, (person, tenant)).await?;
    let maker = sqlx::query_scalar!("select name from tenancy.tenants where id = $1", asked.app.tenant.0)
        .fetch_optional(&mut *tx)
        .await?;
    let url = Url::parse(&op.request.redirect_uri).ok();
    let host = url.as_ref().and_then(|url| url.host_str()).map(str::to_owned);
    let scheme = url.as_ref().map(|url| url.scheme().to_owned());
    Ok(AppRequestSeen {
        app: asked.app.id,
        name: asked.app.name,
        maker: maker.unwrap_or_default(),
        leads_to: host.or(scheme).unwrap_or_default(),
        allowed: asked.scopes.iter().all(|scope| known.iter().any(|it| it == scope.as_str())),
        scopes: asked.scopes,
    })
}
