//! Which attribute a directory means (RFC 7644 §3.10): `name.givenName`, `emails[type eq "work"].value`. Names are the
//! same in any case.

use super::fault::Fault;

/// What an attribute's name begins with where it is written with its schema.
pub(super) const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";

/// Attributes of the core schema that say nothing to Portico: they are taken and not kept.
const IGNORED: [&str; 18] = [
    "nickname",
    "profileurl",
    "title",
    "usertype",
    "preferredlanguage",
    "locale",
    "timezone",
    "password",
    "phonenumbers",
    "ims",
    "photos",
    "addresses",
    "groups",
    "entitlements",
    "x509certificates",
    "schemas",
    "id",
    "meta",
];

/// An attribute, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    UserName,
    ExternalId,
    DisplayName,
    Active,
    /// All parts of the name.
    Name,
    FormattedName,
    GivenName,
    FamilyName,
    /// All addresses, or those that match.
    Emails(Option<Matching>),
    /// The address itself in those that match; `None`: in the one to write to.
    EmailValue(Option<Matching>),
    /// What they are, all of it or what matches.
    Roles(Option<Matching>),
    /// Nothing that is kept.
    Ignored,
}

/// Which of many values are meant: those with this in that part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Matching {
    /// `type`, `value` or `primary`.
    pub(super) part: String,
    /// As it is written, in lower case.
    pub(super) value: String,
}

impl Attribute {
    /// The attribute of a path.
    pub(super) fn parse(path: &str) -> Result<Self, Fault> {
        let unknown = || Fault::of("invalidPath", format!("There is no attribute {path}."));
        let plain = path.trim();
        let lower = plain.to_lowercase();
        let own = format!("{}:", USER.to_lowercase());
        let rest = match lower.strip_prefix(&own) {
            Some(rest) => &plain[plain.len() - rest.len()..],
            // What another schema has isn't kept.
            None if lower.starts_with("urn:") => return Ok(Self::Ignored),
            None => plain,
        };
        let (name, matching, part) = parts(rest).ok_or_else(unknown)?;
        Ok(match (name.to_lowercase().as_str(), part.to_lowercase().as_str(), matching) {
            ("username", "", None) => Self::UserName,
            ("externalid", "", None) => Self::ExternalId,
            ("displayname", "", None) => Self::DisplayName,
            ("active", "", None) => Self::Active,
            ("name", "", None) => Self::Name,
            ("name", "formatted", None) => Self::FormattedName,
            ("name", "givenname", None) => Self::GivenName,
            ("name", "familyname", None) => Self::FamilyName,
            ("name", "middlename" | "honorificprefix" | "honorificsuffix", None) => Self::Ignored,
            ("emails", "", matching) => Self::Emails(matching),
            ("emails", "value", matching) => Self::EmailValue(matching),
            ("emails", "type" | "primary" | "display", _) => Self::Ignored,
            ("roles", "" | "value", matching) => Self::Roles(matching),
            ("roles", "type" | "primary" | "display", _) => Self::Ignored,
            (name, ..) if IGNORED.contains(&name) => Self::Ignored,
            _ => return Err(unknown()),
        })
    }
}

/// A path's name, what its values have to match, and the part that is meant; `None` where it is no path.
fn parts(path: &str) -> Option<(&str, Option<Matching>, &str)> {
    let Some((name, rest)) = path.split_once('[') else {
        let (name, part) = path.split_once('.').unwrap_or((path, ""));
        return Some((name, None, part));
    };
    let (filter, rest) = rest.rsplit_once(']')?;
    let part = if rest.is_empty() { "" } else { rest.strip_prefix('.')? };
    let (attribute, value) = equality(filter)?;
    Some((name, Some(Matching { part: attribute.to_lowercase(), value: value.to_lowercase() }), part))
}

/// The two sides of `attribute eq "value"`, the only comparison that there is.
pub(super) fn equality(filter: &str) -> Option<(&str, String)> {
    let (attribute, rest) = filter.trim().split_once(' ')?;
    let (operator, value) = rest.trim_start().split_once(' ')?;
    if !operator.eq_ignore_ascii_case("eq") {
        return None;
    }
    let value = value.trim();
    let text = match serde_json::from_str(value) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(serde_json::Value::Bool(it)) => it.to_string(),
        _ => return None,
    };
    Some((attribute, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(path: &str) -> Option<Attribute> {
        Attribute::parse(path).ok()
    }

    #[test]
    fn paths_are_read_in_any_case_with_and_without_their_schema() {
        assert_eq!(parsed("USERNAME"), Some(Attribute::UserName));
        assert_eq!(parsed("urn:ietf:params:scim:schemas:core:2.0:user:Name.GivenName"), Some(Attribute::GivenName));
        let work = Matching { part: "type".into(), value: "work".into() };
        assert_eq!(parsed("emails[type eq \"Work\"].value"), Some(Attribute::EmailValue(Some(work))));
        let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department";
        assert_eq!(parsed(enterprise), Some(Attribute::Ignored));
    }

    #[test]
    fn what_is_no_path_or_no_attribute_is_refused() {
        for path in
            ["", "shoeSize", "name.nick", "emails[type eq \"work\"", "emails[type gt 3]", "userName[a eq \"b\"]"]
        {
            assert_eq!(parsed(path), None, "{path}");
        }
    }
}
