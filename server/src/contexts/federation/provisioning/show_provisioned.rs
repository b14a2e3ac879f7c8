use super::rows::one;
use crate::Stop;
use crate::gateway::Context;
use domain::federation::{Provisioned, ShowProvisioned};

pub async fn show_provisioned(cx: &mut Context, op: ShowProvisioned) -> Result<Provisioned, Stop> {
    let tenant = cx.actor()?.tenant_id;
    one(cx, tenant, op.id).await
}
