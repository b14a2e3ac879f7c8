use crate::Stop;
use crate::gateway::Context;
use domain::federation::{App, AppCommand, RemoveApp};

pub async fn remove_app(cx: &mut Context, op: RemoveApp) -> Result<(), Stop> {
    let loaded = cx.load::<App>(op.id.0).await?;
    cx.decide::<App>(op.id.0, &loaded, AppCommand::Remove).await?;
    // What people of every tenant let it do ends with it.
    cx.widen_to_system("an app is removed with everything that it was given").await?;
    let db = cx.tx().await?;
    sqlx::query!("delete from federation.app_secrets where app_id = $1", op.id.0).execute(&mut **db).await?;
    sqlx::query!("delete from federation.consents where app_id = $1", op.id.0).execute(&mut **db).await?;
    sqlx::query!("delete from federation.codes where app_id = $1", op.id.0).execute(&mut **db).await?;
    sqlx::query!("delete from federation.grants where app_id = $1", op.id.0).execute(&mut **db).await?;
    Ok(())
}
