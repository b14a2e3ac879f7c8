//! What a directory is about to say of somebody: read from a whole resource, or changed part by part.

use super::fault::Fault;
use super::path::{Attribute, Matching};
use domain::federation::{DirectoryEmail, DirectoryEntry};
use serde_json::{Map, Value};

/// What a directory is about to say.
#[derive(Debug, Default)]
pub(super) struct Draft {
    entry: DirectoryEntry,
    /// Whether they are a member; `None`: nothing is said of it.
    pub(super) active: Option<bool>,
}

impl Draft {
    /// What was said before.
    pub(super) fn of(entry: DirectoryEntry, active: bool) -> Self {
        Self { entry, active: Some(active) }
    }

    /// Reads a whole resource.
    pub(super) fn read(body: &[u8]) -> Result<Self, Fault> {
        let mut draft = Self::default();
        for (name, value) in object(body)? {
            // What isn't known is left out (RFC 7643 §2.1 lets clients send more than is kept).
            if let Ok(attribute) = Attribute::parse(&name) {
                draft.put(&attribute, value)?;
            }
        }
        Ok(draft)
    }

    /// The entry, which has to name somebody.
    pub(super) fn entry(self) -> Result<DirectoryEntry, Fault> {
        if self.entry.directory_name.is_empty() {
            return Err(Fault::of("invalidValue", "userName is missing: it says who is meant."));
        }
        Ok(self.entry)
    }

    /// Puts a value in place of what is there; null takes it away.
    pub(super) fn put(&mut self, attribute: &Attribute, value: Value) -> Result<(), Fault> {
        let entry = &mut self.entry;
        match attribute {
            Attribute::UserName => entry.directory_name = text(value)?.unwrap_or_default(),
            Attribute::ExternalId => entry.external_id = text(value)?,
            Attribute::DisplayName => entry.display_name = text(value)?,
            Attribute::FormattedName => entry.formatted_name = text(value)?,
            Attribute::GivenName => entry.given_name = text(value)?,
            Attribute::FamilyName => entry.family_name = text(value)?,
            Attribute::Active => self.active = truth(&value)?,
            Attribute::Name => match value {
                Value::Null => self.take_away(attribute),
                value => {
                    for (part, value) in members(value)? {
                        if let Ok(part) = Attribute::parse(&format!("name.{part}")) {
                            self.put(&part, value)?;
                        }
                    }
                }
            },
            Attribute::Emails(None) => entry.emails = many(value, email)?,
            Attribute::Emails(Some(matching)) => {
                let email = email(value)?;
                entry.emails.retain(|kept| !matches(kept, matching));
                entry.emails.push(email);
            }
            Attribute::EmailValue(matching) => match text(value)? {
                Some(value) => put_address(&mut entry.emails, matching.as_ref(), value),
                None => self.take_away(attribute),
            },
            Attribute::Roles(_) => entry.roles = many(value, role)?,
            Attribute::Ignored => {}
        }
        Ok(())
    }

    /// Puts a value beside what is there, where there can be many.
    pub(super) fn add(&mut self, attribute: &Attribute, value: Value) -> Result<(), Fault> {
        match attribute {
            Attribute::Emails(None) => {
                for email in many(value, email)? {
                    let emails = &mut self.entry.emails;
                    emails.retain(|kept| !kept.value.eq_ignore_ascii_case(&email.value));
                    if email.primary {
                        emails.iter_mut().for_each(|kept| kept.primary = false);
                    }
                    emails.push(email);
                }
                Ok(())
            }
            Attribute::Roles(None) => {
                for role in many(value, role)? {
                    if !self.entry.roles.contains(&role) {
                        self.entry.roles.push(role);
                    }
                }
                Ok(())
            }
            attribute => self.put(attribute, value),
        }
    }

    /// Takes away what is there.
    pub(super) fn take_away(&mut self, attribute: &Attribute) {
        let entry = &mut self.entry;
        match attribute {
            Attribute::UserName => entry.directory_name.clear(),
            Attribute::ExternalId => entry.external_id = None,
            Attribute::DisplayName => entry.display_name = None,
            Attribute::FormattedName => entry.formatted_name = None,
            Attribute::GivenName => entry.given_name = None,
            Attribute::FamilyName => entry.family_name = None,
            Attribute::Active => self.active = None,
            Attribute::Name => {
                (entry.formatted_name, entry.given_name, entry.family_name) = (None, None, None);
            }
            Attribute::Emails(None) | Attribute::EmailValue(None) => entry.emails.clear(),
            Attribute::Emails(Some(matching)) | Attribute::EmailValue(Some(matching)) => {
                entry.emails.retain(|email| !matches(email, matching));
            }
            Attribute::Roles(None) => entry.roles.clear(),
            Attribute::Roles(Some(matching)) => entry.roles.retain(|role| role.to_lowercase() != matching.value),
            Attribute::Ignored => {}
        }
    }
}

/// A body's members.
pub(super) fn object(body: &[u8]) -> Result<Map<String, Value>, Fault> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(Fault::of("invalidSyntax", "The body is JSON, but no object.")),
        Err(error) => Err(Fault::of("invalidSyntax", format!("The body is no JSON: {error}."))),
    }
}

fn members(value: Value) -> Result<Map<String, Value>, Fault> {
    match value {
        Value::Object(members) => Ok(members),
        _ => Err(Fault::of("invalidValue", "An attribute with parts is written as an object.")),
    }
}

/// A text; an empty one is none.
fn text(value: Value) -> Result<Option<String>, Fault> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty())),
        _ => Err(Fault::of("invalidValue", "This attribute is a text.")),
    }
}

/// Some directories write `"True"`.
fn truth(value: &Value) -> Result<Option<bool>, Fault> {
    match value {
        Value::Null => Ok(None),
        Value::Bool(it) => Ok(Some(*it)),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Ok(Some(true)),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Ok(Some(false)),
        _ => Err(Fault::of("invalidValue", "This attribute is true or false.")),
    }
}

/// One value or many.
fn many<T>(value: Value, read: fn(Value) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    match value {
        Value::Null => Ok(Vec::new()),
        Value::Array(values) => values.into_iter().map(read).collect(),
        value => Ok(vec![read(value)?]),
    }
}

fn email(value: Value) -> Result<DirectoryEmail, Fault> {
    let missing = || Fault::of("invalidValue", "An address has a value.");
    if let Value::String(value) = value {
        return Ok(DirectoryEmail { value, kind: None, primary: false });
    }
    let (mut value_of, mut kind, mut primary) = (None, None, false);
    for (name, value) in members(value)? {
        match name.to_lowercase().as_str() {
            "value" => value_of = text(value)?,
            "type" => kind = text(value)?,
            "primary" => primary = truth(&value)?.unwrap_or(false),
            _ => {}
        }
    }
    Ok(DirectoryEmail { value: value_of.ok_or_else(missing)?, kind, primary })
}

fn role(value: Value) -> Result<String, Fault> {
    let missing = || Fault::of("invalidValue", "A role has a value.");
    let value = match value {
        Value::Object(members) => {
            members.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("value")).map(|(_, value)| value)
        }
        value => Some(value),
    };
    text(value.ok_or_else(missing)?)?.ok_or_else(missing)
}

fn matches(email: &DirectoryEmail, matching: &Matching) -> bool {
    match matching.part.as_str() {
        "type" => email.kind.as_ref().is_some_and(|kind| kind.to_lowercase() == matching.value),
        "value" => email.value.to_lowercase() == matching.value,
        "primary" => email.primary.to_string() == matching.value,
        _ => false,
    }
}

/// Writes an address into what matches, or beside it where nothing does.
fn put_address(emails: &mut Vec<DirectoryEmail>, matching: Option<&Matching>, value: String) {
    let found = match matching {
        Some(matching) => emails.iter_mut().find(|email| matches(email, matching)),
        None => {
            let place = emails.iter().position(|email| email.primary).unwrap_or(0);
            emails.get_mut(place)
        }
    };
    match (found, matching) {
        (Some(email), _) => email.value = value,
        (None, Some(matching)) if matching.part == "type" => {
            emails.push(DirectoryEmail { value, kind: Some(matching.value.clone()), primary: false });
        }
        (None, _) => emails.push(DirectoryEmail { value, kind: None, primary: emails.is_empty() }),
    }
}
