use super::second_factor::{check, make, refusal};
use crate::Stop;
use crate::gateway::Context;
use domain::identity::{MakeRecoveryCodes, Person, PersonCommand, RecoveryCodes};

pub async fn make_recovery_codes(cx: &mut Context, op: MakeRecoveryCodes) -> Result<RecoveryCodes, Stop> {
    let person = cx.actor()?.person_id;
    let services = cx.services.clone();
    if let Some(refusal) = refusal(check(&services, person, &op.code).await?) {
        return Err(refusal.into());
    }
    cx.widen_to_system("a person makes recovery codes").await?;
    let codes = make(cx.tx().await?, person).await?;
    let loaded = cx.load::<Person>(person.0).await?;
    cx.decide::<Person>(person.0, &loaded, PersonCommand::MakeRecoveryCodes).await?;
    Ok(RecoveryCodes { codes })
}
