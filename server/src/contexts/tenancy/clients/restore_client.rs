use super::room::require_room;
use crate::Stop;
use crate::gateway::Context;
use domain::tenancy::{Client, ClientCommand, RestoreClient};

pub async fn restore_client(cx: &mut Context, op: RestoreClient) -> Result<(), Stop> {
    let client = cx.load::<Client>(op.id.0).await?;
    require_room(cx).await?;
    cx.decide::<Client>(op.id.0, &client, ClientCommand::Restore).await
}
