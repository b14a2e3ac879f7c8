use crate::Stop;
use crate::gateway::Context;
use domain::tenancy::{Client, ClientCommand, RemoveClient};

pub async fn remove_client(cx: &mut Context, op: RemoveClient) -> Result<(), Stop> {
    let client = cx.load::<Client>(op.id.0).await?;
    cx.decide::<Client>(op.id.0, &client, ClientCommand::Remove).await
}
