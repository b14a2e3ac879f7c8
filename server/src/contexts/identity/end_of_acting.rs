//! Writes down that somebody stopped acting as somebody else because their time was over. The session is theirs again at
//! that moment already; this is the record of it.

use crate::Stop;
use crate::ambient::machine_now;
use crate::audit::{self, Access};
use crate::gateway::{Caller, Door, Gateway, Services};
use crate::jobs::Task;
use domain::kernel::TenantId;
use domain::platform::AccessKind;
use domain::{Moment, Operation};
use serde::{Deserialize, Serialize};

/// A round of it.
#[derive(Serialize, Deserialize)]
pub struct EndImpersonations {}

impl Task for EndImpersonations {
    const NAME: &'static str = "end_impersonations";
    const ATTEMPTS_MAX: i16 = 5;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        end_impersonations(gateway.services()).await
    }
}

/// One round. Whoever takes a row writes its record, in one transaction.
///
/// # Errors
/// When the database isn't there.
pub async fn end_impersonations(services: &Services) -> Result<(), Stop> {
    let mut tx = services.db.as_system("end acting as somebody else").await?;
    let ended = sqlx::query!(
        "update identity.impersonations set ended_at = until where ended_at is null and until <= $1
         returning tenant_id, user_id, staff_id, until",
        machine_now().0
    )
    .fetch_all(&mut *tx)
    .await?;
    let caller = Caller::system("its time is over", Door::Worker);
    for row in ended {
        let name = domain::identity::EndImpersonation::NAME;
        let mut access = Access::by(&caller, name, AccessKind::ImpersonationEnded, Moment(row.until));
        access.tenant = Some(TenantId(row.tenant_id));
        access.actor = format!("person:{}", row.user_id);
        access.on_behalf_of = Some(format!("person:{}", row.staff_id));
        audit::write(&mut tx, &services.keys, &access).await?;
    }
    Ok(tx.commit().await?)
}
