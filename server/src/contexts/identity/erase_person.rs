use super::ERASE_PERSON;
use crate::Stop;
use crate::gateway::Context;
use crate::sagas;
use domain::Refusal;
use domain::identity::{ErasePerson, ErasureBegun, Person};
use serde_json::json;

pub async fn erase_person(cx: &mut Context, op: ErasePerson) -> Result<ErasureBegun, Stop> {
    let person = cx.load::<Person>(op.id.0).await?;
    if person.state.is_erased() {
        return Err(Refusal::new(409, "person_erased").into());
    }
    let tenant = person.tenant.ok_or_else(Refusal::not_found)?;
    let (key, input) = (op.id.to_string(), json!({"person": op.id}));
    let saga = sagas::start(cx, tenant, &ERASE_PERSON, (Some(&key), &input)).await?;
    Ok(ErasureBegun { saga })
}
