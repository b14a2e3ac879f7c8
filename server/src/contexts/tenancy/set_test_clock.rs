use crate::Stop;
use crate::gateway::Context;
use crate::jobs::due;
use crate::store::set_test_clock as keep;
use domain::tenancy::{SetTestClock, Tenant, TenantCommand};

pub async fn set_test_clock(cx: &mut Context, op: SetTestClock) -> Result<(), Stop> {
    let tenant = cx.load::<Tenant>(op.id.0).await?;
    cx.decide::<Tenant>(op.id.0, &tenant, TenantCommand::SetTestClock { shows: op.shows }).await?;
    let db = cx.tx().await?;
    keep(db, op.id, op.shows).await?;
    due::look(db).await
}
