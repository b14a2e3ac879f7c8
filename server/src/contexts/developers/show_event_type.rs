use super::event_catalogue::line;
use super::show_operation::pretty;
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::catalogue::{Envelope, events};
use domain::developers::{EventSheet, ShowEventType};

pub async fn show_event_type(cx: &mut Context, op: ShowEventType) -> Result<EventSheet, Stop> {
    let event = events().into_iter().find(|event| event.name == op.name).ok_or_else(Refusal::not_found)?;
    let example = serde_json::to_value(Envelope::example_of(&event)).map_err(Stop::defect)?;
    Ok(EventSheet {
        line: line(&event, cx.actor()?, cx.caller.locale),
        doc: event.doc.into(),
        personal: event.personal.clone(),
        schema: pretty(&event.schema),
        example: pretty(&example),
    })
}
