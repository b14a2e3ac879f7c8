use super::super::person_sessions::within_reach;
use super::rows::{Asker, keep};
use crate::Stop;
use crate::audit::{self, Access};
use crate::gateway::{Caller, Context, Door, Gateway};
use crate::jobs::{Order, Task, enqueue};
use domain::identity::ExportPersonData;
use domain::kernel::{PersonId, TenantId};
use domain::platform::AccessKind;
use serde::{Deserialize, Serialize};

pub async fn export_person_data(cx: &mut Context, op: ExportPersonData) -> Result<(), Stop> {
    within_reach(cx, op.id).await?;
    let actor = cx.actor()?.clone();
    cx.widen_to_system("a person's data is ordered for them").await?;
    let access = Access::by(&cx.caller, cx.operation(), AccessKind::Exported, cx.now).because(op.id.to_string());
    let keys = cx.services.keys.clone();
    let task = GatherForPerson { person: op.id, asked_by: actor.person_id, tenant: actor.tenant_id };
    let tx = cx.tx().await?;
    enqueue(tx, &task, &Order::default()).await?;
    audit::write(tx, &keys, &access).await
}

/// Gathers what somebody ordered for somebody else. Whether they might was decided with the order.
#[derive(Serialize, Deserialize)]
pub struct GatherForPerson {
    person: PersonId,
    asked_by: PersonId,
    tenant: TenantId,
}

impl Task for GatherForPerson {
    const NAME: &'static str = "gather_for_person";
    const ATTEMPTS_MAX: i16 = 5;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let caller = Caller::system("a person's data is gathered for them", Door::Worker);
        let mut cx = Context::of_worker(gateway.services(), caller, "identity.export_person_data");
        keep(&mut cx, self.person, Asker { person: self.asked_by, tenant: self.tenant }).await?;
        cx.commit().await
    }
}
