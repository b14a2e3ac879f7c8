//! The AI workspaces of the demo world's client: its main one, and one that not everybody works in.

use super::people::{CLIENT, OWNER, actor};
use crate::gateway::{Caller, Door, Gateway};
use anyhow::Result;
use domain::kernel::Patch;
use domain::workspaces::{
    CreateWorkspace, EditWorkspace, SetRetention, SetWorkspaceMember, Workspace, WorkspaceRole, Workspaces,
};

/// The workspace that people are let into.
const NAME: &str = "Customer letters";

/// Makes what isn't there yet; answers how much that was.
pub(super) async fn build(gateway: &Gateway) -> Result<usize> {
    let (owner, client) = (actor(gateway, OWNER).await?, actor(gateway, CLIENT).await?);
    let by_owner = || Caller::person(owner.clone(), Door::Worker);
    let known = Workspaces { search: Some(NAME.into()), ..Workspaces::default() };
    if !gateway.call(by_owner(), known).await?.data.is_empty() {
        return Ok(0);
    }
    let main = EditWorkspace {
        id: Workspace::main_of(owner.tenant_id),
        version: None,
        name: None,
        purpose: Patch::Value("Everyday questions of everybody at Aurora Foods.".into()),
        everybody: None,
    };
    gateway.call(by_owner(), main).await?;
    let purpose = Some("Answers to what customers write, in our own tone.".into());
    let made = gateway.call(by_owner(), CreateWorkspace { name: NAME.into(), purpose, everybody: None }).await?;
    let role = Some(WorkspaceRole::Member);
    gateway.call(by_owner(), SetWorkspaceMember { id: made.id, person_id: client.person_id, role }).await?;
    gateway.call(by_owner(), SetRetention { id: made.id, days: Some(365) }).await?;
    Ok(1)
}
