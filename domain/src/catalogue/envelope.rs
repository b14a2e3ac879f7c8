//! An event as others see it: webhooks, exports, other systems.

use super::EventType;
use crate::kernel::{Moment, PERSONAL, TenantId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An event as others see it. Personal members are plain values, or null once the person is erased.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Envelope {
    /// What has happened, in the past tense: `TenantCreated`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The bounded context that it comes from.
    pub context: String,
    /// Whose it is.
    pub tenant_id: TenantId,
    /// What it says; the shape belongs to the type.
    pub payload: Value,
    /// Where it comes from.
    pub metadata: EnvelopeMetadata,
}

/// Where an event comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EnvelopeMetadata {
    /// The request that led to it, and to everything else with the same id.
    pub correlation_id: String,
    /// When it happened.
    pub timestamp: Moment,
    /// The portal that it came from, or the door where there is none.
    pub source: String,
}

impl Envelope {
    /// The schema of every event's envelope (JSON Schema 2020-12).
    pub fn schema() -> Value {
        let settings = schemars::generate::SchemaSettings::draft2020_12();
        settings.with(|it| it.inline_subschemas = true).into_generator().into_root_schema_for::<Self>().to_value()
    }

    /// The example of a type.
    pub fn example_of(event: &EventType) -> Self {
        Self {
            kind: event.name.into(),
            context: event.set.context.into(),
            tenant_id: TenantId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001)),
            payload: plain(event.example.clone()),
            metadata: EnvelopeMetadata {
                correlation_id: "019300000000700080000000000000c1".into(),
                timestamp: Moment::from_unix_s(1_795_251_900).unwrap_or(Moment(chrono::DateTime::UNIX_EPOCH)),
                source: "admin".into(),
            },
        }
    }
}

impl EventType {
    /// The key of its line in the language catalogue: `events.tenant_created`.
    pub fn text_key(&self) -> String {
        let snake = self.name.char_indices().fold(String::new(), |out, (at, letter)| {
            let hump = if at > 0 && letter.is_ascii_uppercase() { "_" } else { "" };
            out + hump + &letter.to_ascii_lowercase().to_string()
        });
        format!("events.{snake}")
    }
}

/// A payload with the marks of its personal members taken off.
pub fn plain(payload: Value) -> Value {
    match payload {
        Value::Object(mut members) if members.contains_key(PERSONAL) => members.remove("value").unwrap_or_default(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, plain(value))).collect(),
        Value::Array(items) => items.into_iter().map(plain).collect(),
        value => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn marks_of_personal_members_are_taken_off_at_every_depth() {
        let marked = json!({"name": {PERSONAL: uuid::Uuid::nil(), "value": "Lina"}, "list": [{"name": {PERSONAL: uuid::Uuid::nil(), "value": null}}]});
        assert_eq!(plain(marked), json!({"name": "Lina", "list": [{"name": null}]}));
    }
}
