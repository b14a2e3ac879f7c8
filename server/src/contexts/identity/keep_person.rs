use super::ERASE_PERSON;
use crate::Stop;
use crate::gateway::Context;
use crate::sagas;
use domain::Refusal;
use domain::identity::KeepPerson;

pub async fn keep_person(cx: &mut Context, op: KeepPerson) -> Result<(), Stop> {
    let saga = sagas::under_way(cx.tx().await?, &ERASE_PERSON, &op.id.to_string()).await?;
    sagas::cancel(cx, saga.ok_or_else(Refusal::not_found)?).await
}
