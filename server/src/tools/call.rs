//! A call of a tool: one of an operation, with all that the gateway does for it.

use super::find;
use crate::gateway::{Caller, Gateway, IdempotencyKey, Services, Terms};
use domain::Refusal;
use serde_json::{Map, Value};
use std::sync::Arc;

/// Calls a tool, through the gateway: validation, permission, limits, idempotency and audit are those of every door. With a
/// key it is done once, however often it is asked.
///
/// # Errors
/// `not_a_tool` (404) where no tool has the name; `malformed_body` where the arguments are no object;
/// `idempotency_key_malformed`; what the operation refuses with.
pub async fn call(
    _: &Arc<Services>,
    gateway: &Gateway,
    caller: &Caller,
    name: &str,
    arguments: Value,
    key: Option<String>,
) -> Result<Value, Refusal> {
    let tool = find(name).ok_or_else(|| not_a_tool(name))?;
    let key = key.map(|key| IdempotencyKey::parse(&key)).transpose()?;
    let terms = Terms { idempotency_key: key.filter(|_| tool.entry().takes_key()), if_match: None };
    let caller = Caller { terms, ..caller.clone() };
    gateway.call_json(tool.name, caller, object(arguments)?).await.map(|answer| answer.output)
}

/// What is answered where no tool has the name.
pub(super) fn not_a_tool(name: &str) -> Refusal {
    Refusal::new(404, "not_a_tool").with("operation", name)
}

/// Arguments as an operation takes them; none are none of its members.
pub(super) fn object(arguments: Value) -> Result<Value, Refusal> {
    match arguments {
        Value::Null => Ok(Value::Object(Map::new())),
        Value::Object(_) => Ok(arguments),
        _ => Err(Refusal::malformed("arguments are one JSON object")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn arguments_are_one_object() {
        assert_eq!(object(Value::Null), Ok(json!({})));
        assert_eq!(object(json!({"a": 1})), Ok(json!({"a": 1})));
        assert_eq!(object(json!([1])).unwrap_err().code, "malformed_body");
    }
}
