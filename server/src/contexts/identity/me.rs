use crate::Stop;
use crate::gateway::Context;
use domain::identity::{Me, Profile};

pub async fn me(cx: &mut Context, _: Me) -> Result<Profile, Stop> {
    let actor = cx.actor()?.clone();
    Ok(Profile { permissions: actor.permissions().iter().collect(), actor })
}
