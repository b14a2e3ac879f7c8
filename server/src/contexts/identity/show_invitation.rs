use super::invitation_link;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::identity::{Offer, ShowInvitation};
use domain::policy::HeldRole;

pub async fn show_invitation(cx: &mut Context, op: ShowInvitation) -> Result<Offer, Stop> {
    let mut tx = cx.services.db.as_system("what a link stands for").await?;
    let invited = invitation_link::follow(&mut tx, &op.token).await?;
    if !cx.caller.site.admits(invited.tenant) {
        return Err(Refusal::not_found().into());
    }
    Ok(Offer {
        tenant_name: invited.tenant_name,
        role: HeldRole(invited.role_name),
        email: invited.email,
        has_account: invited.account.is_some(),
        until: invited.until,
    })
}
