//! Which people a directory looks for (RFC 7644 §3.4.2.2). Directories ask whether somebody is here already: by name, by
//! their own id, by address. Other comparisons are refused by name rather than answered wrongly.

use super::fault::Fault;
use super::path::{Attribute, Matching, equality};
use domain::federation::FindProvisioned;

/// The question that a filter asks.
pub(super) fn read(filter: &str) -> Result<FindProvisioned, Fault> {
    let unsupported = || {
        let known = "userName eq \"…\", externalId eq \"…\" and emails.value eq \"…\"";
        Fault::of("invalidFilter", format!("This filter isn't supported; {known} are."))
    };
    if let Ok(Attribute::Emails(Some(Matching { part, value }))) = Attribute::parse(filter)
        && part == "value"
    {
        return Ok(FindProvisioned { address: Some(value), ..FindProvisioned::default() });
    }
    let (attribute, value) = equality(filter).ok_or_else(unsupported)?;
    let everything = FindProvisioned::default();
    match Attribute::parse(attribute) {
        Ok(Attribute::UserName) => Ok(FindProvisioned { directory_name: Some(value), ..everything }),
        Ok(Attribute::ExternalId) => Ok(FindProvisioned { external_id: Some(value), ..everything }),
        Ok(Attribute::Emails(None) | Attribute::EmailValue(None)) => {
            Ok(FindProvisioned { address: Some(value), ..everything })
        }
        _ => Err(unsupported()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_found_by_name_own_id_and_address() {
        let found = |filter: &str| read(filter).ok();
        assert_eq!(found("userName eq \"Noor\"").and_then(|it| it.directory_name).as_deref(), Some("Noor"));
        assert_eq!(found("externalid EQ \"7\"").and_then(|it| it.external_id).as_deref(), Some("7"));
        let address = Some("noor@aurora.example");
        for filter in ["emails.value eq \"noor@aurora.example\"", "emails[value eq \"Noor@aurora.example\"]"] {
            assert_eq!(found(filter).and_then(|it| it.address).as_deref(), address, "{filter}");
        }
        for filter in ["", "userName sw \"N\"", "userName eq Noor", "title eq \"x\"", "a eq \"b\" and c eq \"d\""] {
            assert!(found(filter).is_none(), "{filter}");
        }
    }
}
