//! Addresses of pages, and of the REST interface from an operation's template and its value.

use domain::Operation;
use serde_json::Value;

/// What stands behind the path of an address, with its mark.
pub fn with_mark(search: &str) -> String {
    match search.trim_start_matches('?') {
        "" => String::new(),
        members => format!("?{members}"),
    }
}

/// Where this operation with these values is under `/api/v1`; `None` where it has no place in the REST interface.
pub fn rest_url<O: Operation>(operation: &O) -> Option<String> {
    let template = O::REST?.path;
    let Ok(Value::Object(members)) = serde_json::to_value(operation) else { return None };
    let mut path = template.to_owned();
    let mut query = Vec::new();
    for (name, value) in &members {
        let text = match value {
            Value::Null => continue,
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let slot = format!("{{{name}}}");
        if path.contains(&slot) {
            path = path.replace(&slot, &escape(&text));
        } else {
            query.push(format!("{name}={}", escape(&text)));
        }
    }
    let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
    Some(format!("/api/v1{path}{query}"))
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::kernel::Example;
    use domain::tenancy::Tenants;
    use domain::workspaces::WatchExecution;

    #[test]
    fn members_fill_the_template_and_the_query() {
        let watch = WatchExecution::example();
        assert_eq!(rest_url(&watch).unwrap(), format!("/api/v1/executions/{}/events", watch.id));
    }

    #[test]
    fn absent_members_are_left_out_and_text_is_escaped() {
        let list = Tenants { search: Some("a&b ü".into()), limit: Some(5), ..Tenants::default() };
        assert_eq!(rest_url(&list).unwrap(), "/api/v1/tenants?limit=5&search=a%26b%20%C3%BC");
    }
}
