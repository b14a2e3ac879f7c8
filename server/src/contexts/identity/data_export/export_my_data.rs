use super::rows::{Asker, keep, own_session};
use crate::Stop;
use crate::audit::{self, Access};
use crate::gateway::Context;
use domain::identity::{DataExported, ExportMyData};
use domain::platform::AccessKind;

pub async fn export_my_data(cx: &mut Context, _: ExportMyData) -> Result<DataExported, Stop> {
    let person = own_session(cx)?;
    let asker = Asker { person, tenant: cx.actor()?.tenant_id };
    let made = keep(cx, person, asker).await?;
    let access = Access::by(&cx.caller, cx.operation(), AccessKind::Exported, cx.now).because(person.to_string());
    let keys = cx.services.keys.clone();
    audit::write(cx.tx().await?, &keys, &access).await?;
    Ok(made)
}
