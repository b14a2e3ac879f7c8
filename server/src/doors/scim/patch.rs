//! Changes part by part (RFC 7644 §3.5.2), as directories truly send them: the operation's name in any case, several
//! attributes in one value without a path.

use super::draft::{Draft, object};
use super::fault::Fault;
use super::path::Attribute;
use serde_json::Value;

/// Changes in one request at most.
const OPERATIONS_MAX: usize = 200;

/// One change.
pub(super) struct Change {
    kind: Kind,
    path: Option<String>,
    value: Value,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Add,
    Replace,
    Remove,
}

/// The changes of a request.
pub(super) fn read(body: &[u8]) -> Result<Vec<Change>, Fault> {
    let operations = object(body)?.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("operations"));
    match operations {
        Some((_, Value::Array(operations))) if operations.len() <= OPERATIONS_MAX => {
            operations.into_iter().map(change).collect()
        }
        Some((_, Value::Array(_))) => {
            Err(Fault::of("tooMany", format!("At most {OPERATIONS_MAX} operations come in one request.")))
        }
        _ => Err(Fault::of("invalidSyntax", "Operations is missing: a list of what is to be changed.")),
    }
}

fn change(operation: Value) -> Result<Change, Fault> {
    let Value::Object(members) = operation else {
        return Err(Fault::of("invalidSyntax", "An operation is an object with op, path and value."));
    };
    let (mut kind, mut path, mut value_of) = (None, None, Value::Null);
    for (name, value) in members {
        match (name.to_lowercase().as_str(), value) {
            ("op", Value::String(name)) => kind = kind_of(&name),
            ("path", Value::String(text)) if !text.trim().is_empty() => path = Some(text),
            ("value", value) => value_of = value,
            _ => {}
        }
    }
    let kind = kind.ok_or_else(|| Fault::of("invalidSyntax", "op is add, replace or remove."))?;
    Ok(Change { kind, path, value: value_of })
}

fn kind_of(name: &str) -> Option<Kind> {
    match name.to_lowercase().as_str() {
        "add" => Some(Kind::Add),
        "replace" => Some(Kind::Replace),
        "remove" => Some(Kind::Remove),
        _ => None,
    }
}

impl Change {
    /// Makes it.
    pub(super) fn apply(self, draft: &mut Draft) -> Result<(), Fault> {
        let Some(path) = self.path else {
            return match (self.kind, self.value) {
                (Kind::Remove, _) => Err(Fault::of("noTarget", "What is to be removed? path is missing.")),
                (kind, Value::Object(members)) => {
                    members.into_iter().try_for_each(|(path, value)| one(draft, kind, &path, value))
                }
                _ => Err(Fault::of("invalidSyntax", "Without a path, value is an object of attributes.")),
            };
        };
        one(draft, self.kind, &path, self.value)
    }
}

fn one(draft: &mut Draft, kind: Kind, path: &str, value: Value) -> Result<(), Fault> {
    let attribute = Attribute::parse(path)?;
    match kind {
        Kind::Add => draft.add(&attribute, value),
        Kind::Replace => draft.put(&attribute, value),
        Kind::Remove => {
            draft.take_away(&attribute);
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::federation::DirectoryEntry;
    use serde_json::json;

    fn patched(operations: Value) -> Result<(DirectoryEntry, Option<bool>), &'static str> {
        let mut draft = Draft::of(DirectoryEntry::example(), true);
        let body = json!({"Operations": operations}).to_string();
        let changes = read(body.as_bytes()).map_err(kind_of_fault)?;
        for change in changes {
            change.apply(&mut draft).map_err(kind_of_fault)?;
        }
        let active = draft.active;
        Ok((draft.entry().map_err(kind_of_fault)?, active))
    }

    fn kind_of_fault(fault: Fault) -> &'static str {
        match fault {
            Fault::Protocol { kind, .. } => kind.unwrap_or_default(),
            Fault::Refusal(_) => "refusal",
        }
    }

    #[test]
    fn directories_are_understood_as_they_truly_write() {
        let (entry, active) = patched(json!([
            {"op": "Replace", "path": "active", "value": "False"},
            {"op": "add", "value": {"name.givenName": "Nour", "displayName": "Nour Aziz"}},
            {"op": "replace", "path": "emails[type eq \"work\"].value", "value": "nour@aurora.example"},
            {"op": "Add", "path": "roles", "value": [{"value": "lead"}, {"value": "lead"}]}
        ]))
        .expect("it is understood");
        assert_eq!(active, Some(false));
        assert_eq!(entry.given_name.as_deref(), Some("Nour"));
        assert_eq!(entry.name(), "Nour Aziz");
        assert_eq!(entry.address().as_deref(), Some("nour@aurora.example"));
        assert_eq!(entry.roles, ["lead"]);
    }

    #[test]
    fn what_is_removed_is_gone_and_the_name_cannot_be() {
        let (entry, _) = patched(json!([
            {"op": "remove", "path": "externalId"}, {"op": "remove", "path": "name"}
        ]))
        .expect("it is understood");
        assert_eq!((entry.external_id, entry.given_name), (None, None));
        assert_eq!(patched(json!([{"op": "remove", "path": "userName"}])), Err("invalidValue"));
        assert_eq!(patched(json!([{"op": "remove"}])), Err("noTarget"));
        assert_eq!(patched(json!([{"op": "move", "path": "userName"}])), Err("invalidSyntax"));
        assert_eq!(patched(json!([{"op": "add", "path": "shoeSize", "value": 43}])), Err("invalidPath"));
        assert_eq!(patched(json!([{"op": "add", "path": "active", "value": 1}])), Err("invalidValue"));
        assert_eq!(patched(json!("all")), Err("invalidSyntax"));
    }
}
