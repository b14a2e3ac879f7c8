use super::links;
use super::visitor::on_its_own;
use crate::Stop;
use crate::gateway::{Context, Door, Effect};
use domain::growth::{LeaveNewsletter, Reader, ReaderCommand};

pub async fn leave_newsletter(cx: &mut Context, op: LeaveNewsletter) -> Result<(), Stop> {
    let mut own = on_its_own(cx, "a reader leaves the newsletter");
    let reader = links::who_leaves(own.tx().await?, &op.token).await?;
    let loaded = own.load::<Reader>(reader.0).await?;
    own.decide::<Reader>(reader.0, &loaded, ReaderCommand::Leave).await?;
    let services = own.services.clone();
    services.keys.erase_subject(own.tx().await?, reader.0).await?;
    own.commit().await?;
    if cx.caller.door == Door::Browser {
        let page = cx.caller.locale.page("/newsletter/leave?done=1");
        cx.effects.push(Effect::GoTo(page));
    }
    Ok(())
}
