use crate::Stop;
use crate::gateway::Context;
use domain::identity::{ChangeProfile, Person, PersonCommand};

pub async fn change_profile(cx: &mut Context, op: ChangeProfile) -> Result<(), Stop> {
    let person = cx.actor()?.person_id;
    // A person's record lies with the tenant where they first became a member, which needn't be the one they are in.
    cx.widen_to_system("a person changes their own name").await?;
    let loaded = cx.load::<Person>(person.0).await?;
    cx.decide::<Person>(person.0, &loaded, PersonCommand::Rename { id: person, name: op.name }).await
}
