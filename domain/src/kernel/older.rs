//! Events as they were stored by earlier releases, on their way to today's shape. Native only.

use serde_json::{Value, json};
use uuid::Uuid;

/// An event as it was stored, personal fields opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Older {
    /// Its type's wire name then.
    pub kind: String,
    /// The version of its shape.
    pub version: i16,
    /// The stream that it belongs to.
    pub stream: Uuid,
    /// Its payload.
    pub payload: Value,
}

impl Older {
    /// Makes a plain member personal data of `subject`, as fields that became erasable need it.
    pub fn make_personal(&mut self, member: &str, subject: Uuid) {
        if let Some(value) = self.payload.get_mut(member)
            && value.get(super::PERSONAL).is_none()
        {
            *value = json!({super::PERSONAL: subject, "value": value.take()});
        }
    }

    /// Fills a member that older events lack.
    pub fn fill(&mut self, member: &str, value: impl Into<Value>) {
        if let Some(members) = self.payload.as_object_mut() {
            members.entry(member).or_insert_with(|| value.into());
        }
    }
}
