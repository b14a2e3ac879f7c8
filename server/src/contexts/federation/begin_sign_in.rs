use super::openid::{for_domain, for_everybody, way_out};
use super::{attempts, baton::Baton};
use crate::Stop;
use crate::gateway::Context;
use crate::own_page::is_own_page;
use domain::Refusal;
use domain::federation::{BeginSignIn, SignInBegun};

pub async fn begin_sign_in(cx: &mut Context, op: BeginSignIn) -> Result<SignInBegun, Stop> {
    if !cx.caller.secure {
        return Err(Refusal::new(403, "tls_required").into());
    }
    let services = cx.services.clone();
    let email = op.email.map(|email| email.to_lowercase());
    let provider = match (op.provider, &email) {
        (Some(id), _) => for_everybody(&services, id).await?,
        (None, Some(email)) => {
            let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
            for_domain(&services, domain).await?.ok_or_else(|| Refusal::new(404, "no_provider_for_address"))?
        }
        (None, None) => return Err(Refusal::invalid_field("email", "required").into()),
    };
    let baton = Baton::new();
    let url = way_out(&services.federation, &provider, &baton, email.as_deref()).await?;
    let next = op.next.filter(|next| is_own_page(next));
    let mut tx = services.db.as_system("begin a sign-in at a provider").await?;
    attempts::note(&mut tx, &baton, &provider, next.as_deref()).await?;
    tx.commit().await?;
    Ok(SignInBegun { url, name: provider.name, baton: baton.text() })
}
