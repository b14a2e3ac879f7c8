//! The rows of a list, page after page.

use crate::gateway::{Caller, Gateway};
use domain::Refusal;
use domain::catalogue::Entry;
use domain::kernel::LIMIT_MAX;
use serde_json::{Map, Value};

/// The pages of a list from its first row on. Each is a call of its own, so no transaction stays open between them;
/// the cursor sees to it that no row comes twice and none that stays is missed.
pub struct Pages {
    entry: &'static Entry,
    gateway: Gateway,
    caller: Caller,
    input: Map<String, Value>,
    has_ended: bool,
}

impl Pages {
    /// Nothing is asked yet.
    pub fn of(entry: &'static Entry, gateway: &Gateway, caller: Caller, input: Value) -> Self {
        let mut input = match input {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        input.remove("cursor");
        input.insert("limit".into(), LIMIT_MAX.into());
        Self { entry, gateway: gateway.clone(), caller, input, has_ended: false }
    }

    /// The rows of the next page; `None` after the last one.
    ///
    /// # Errors
    /// What the list refuses with.
    pub async fn next(&mut self) -> Result<Option<Vec<Value>>, Refusal> {
        if self.has_ended {
            return Ok(None);
        }
        let input = Value::Object(self.input.clone());
        let mut page = self.gateway.call_json(self.entry.name, self.caller.clone(), input).await?.output;
        match page["nextCursor"].take() {
            Value::String(cursor) => {
                self.input.insert("cursor".into(), cursor.into());
            }
            _ => self.has_ended = true,
        }
        match page["data"].take() {
            Value::Array(rows) => Ok(Some(rows)),
            _ => Err(Refusal::internal()),
        }
    }
}
