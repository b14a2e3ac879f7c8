use super::super::super::stream;
use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Context;
use domain::kernel::DepartmentId;
use domain::tenancy::{
    AddDepartment, ChangeDepartment, DepartmentAdded, MoveDepartment, RemoveDepartment, Tree, TreeCommand,
};

pub async fn add_department(cx: &mut Context, op: AddDepartment) -> Result<DepartmentAdded, Stop> {
    let id = DepartmentId(new_id());
    decide(cx, TreeCommand::Add { id, name: op.name, parent: op.parent_id }).await?;
    Ok(DepartmentAdded { id })
}

pub async fn change_department(cx: &mut Context, op: ChangeDepartment) -> Result<(), Stop> {
    decide(cx, TreeCommand::Rename { id: op.id, name: op.name }).await
}

pub async fn move_department(cx: &mut Context, op: MoveDepartment) -> Result<(), Stop> {
    decide(cx, TreeCommand::Move { id: op.id, parent: op.parent_id }).await
}

pub async fn remove_department(cx: &mut Context, op: RemoveDepartment) -> Result<(), Stop> {
    decide(cx, TreeCommand::Remove { id: op.id }).await
}

/// A tenant's departments are one stream: another tenant's simply aren't in it.
async fn decide(cx: &mut Context, command: TreeCommand) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let at = stream::of("departments", tenant, tenant.0);
    let loaded = stream::load::<Tree>(cx, at).await?;
    stream::decide(cx, (tenant, at), &loaded, command).await
}
