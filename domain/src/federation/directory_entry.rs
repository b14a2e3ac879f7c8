//! What a tenant's directory says of one person, as far as Portico keeps it (SCIM 2.0 core schema, RFC 7643 §4.1).

use crate::kernel::rules;
use garde::Validate;
use serde::{Deserialize, Serialize};

/// Addresses of one person at most.
const EMAILS_MAX: usize = 10;
/// Values of roles at most.
const ROLES_MAX: usize = 50;

/// What a directory says of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
#[garde(allow_unvalidated)]
pub struct DirectoryEntry {
    /// What they are called there, unique in the tenant in any case.
    #[garde(length(chars, min = 1, max = 200), custom(rules::line))]
    pub directory_name: String,
    /// The id that the directory itself has for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, min = 1, max = 200), custom(rules::line)))]
    pub external_id: Option<String>,
    /// Their whole name, as it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, min = 1, max = 120), custom(rules::line)))]
    pub display_name: Option<String>,
    /// Their whole name with all its parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, min = 1, max = 120), custom(rules::line)))]
    pub formatted_name: Option<String>,
    /// Their given name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, min = 1, max = 120), custom(rules::line)))]
    pub given_name: Option<String>,
    /// Their family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, min = 1, max = 120), custom(rules::line)))]
    pub family_name: Option<String>,
    /// Their addresses; the primary one, else the first, is the one that they sign in with.
    #[serde(default)]
    #[garde(length(max = EMAILS_MAX), dive)]
    pub emails: Vec<DirectoryEmail>,
    /// What the directory says that they are; the tenant's provider says which roles here that stands for.
    #[serde(default)]
    #[garde(length(max = ROLES_MAX), inner(length(chars, min = 1, max = 200), custom(rules::line)))]
    pub roles: Vec<String>,
}

/// An address in a directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
#[garde(allow_unvalidated)]
pub struct DirectoryEmail {
    /// The address.
    #[garde(custom(rules::email))]
    pub value: String,
    /// What it is for: `work`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, min = 1, max = 60), custom(rules::line)))]
    pub kind: Option<String>,
    /// Whether it is the one to write to.
    #[serde(default)]
    pub primary: bool,
}

impl DirectoryEntry {
    /// The address that they sign in with, in lower case: the primary one, else the first, else the name that they have
    /// in the directory where that is an address.
    pub fn address(&self) -> Option<String> {
        let primary = self.emails.iter().find(|email| email.primary).or_else(|| self.emails.first());
        let address = primary.map_or(&self.directory_name, |email| &email.value);
        rules::email(address, &()).is_ok().then(|| address.to_lowercase())
    }

    /// How they are called: as the directory shows it, else by the parts of their name, else by their address.
    pub fn name(&self) -> String {
        let parts = [&self.given_name, &self.family_name].into_iter().flatten().map(String::as_str);
        let parts = parts.collect::<Vec<_>>().join(" ");
        let whole = self.display_name.clone().or_else(|| self.formatted_name.clone());
        let name = whole.or_else(|| (!parts.is_empty()).then_some(parts));
        name.unwrap_or_else(|| {
            let address = self.address().unwrap_or_else(|| self.directory_name.clone());
            address.split('@').next().unwrap_or_default().to_owned()
        })
    }

    /// That of the demo world.
    pub fn example() -> Self {
        Self {
            directory_name: "noor.aziz@aurora.example".into(),
            external_id: Some("00u1a2b3c4".into()),
            display_name: Some("Noor Aziz".into()),
            given_name: Some("Noor".into()),
            family_name: Some("Aziz".into()),
            emails: vec![DirectoryEmail {
                value: "noor.aziz@aurora.example".into(),
                kind: Some("work".into()),
                primary: true,
            }],
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_sign_in_with_the_primary_address_else_the_first_else_their_name_there() {
        let email = |value: &str, primary| DirectoryEmail { value: value.into(), kind: None, primary };
        let mut entry = DirectoryEntry { directory_name: "Noor@Aurora.example".into(), ..DirectoryEntry::default() };
        assert_eq!(entry.address().as_deref(), Some("noor@aurora.example"));
        entry.emails = vec![email("a@aurora.example", false), email("b@aurora.example", true)];
        assert_eq!(entry.address().as_deref(), Some("b@aurora.example"));
        entry.emails[1].primary = false;
        assert_eq!(entry.address().as_deref(), Some("a@aurora.example"));
        assert_eq!(DirectoryEntry { directory_name: "noor".into(), ..DirectoryEntry::default() }.address(), None);
    }

    #[test]
    fn they_are_called_by_what_is_known() {
        let mut entry = DirectoryEntry { directory_name: "noor@aurora.example".into(), ..DirectoryEntry::default() };
        assert_eq!(entry.name(), "noor");
        entry.family_name = Some("Aziz".into());
        assert_eq!(entry.name(), "Aziz");
        entry.given_name = Some("Noor".into());
        assert_eq!(entry.name(), "Noor Aziz");
        entry.display_name = Some("Noor A.".into());
        assert_eq!(entry.name(), "Noor A.");
    }
}
