//! One call as a shell makes it. The key stands in the environment, so that nobody pastes one into a file.

/// A request to the REST interface.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The HTTP method.
    pub method: &'a str,
    /// The whole address.
    pub url: &'a str,
    /// The body, as JSON.
    pub body: Option<&'a str>,
}

impl Request<'_> {
    /// As a command.
    pub fn curl(&self) -> String {
        let body =
            self.body.map(|body| format!(" \\\n  -H 'content-type: application/json' \\\n  -d {}", quoted(body)));
        let method = if self.method == "GET" { String::new() } else { format!("-X {} ", self.method) };
        let url = quoted(self.url);
        format!("curl {method}{url} \\\n  -H \"authorization: Bearer $PORTICO_KEY\"{}", body.unwrap_or_default())
    }
}

/// A form as it goes to the door of an operation, `/api/fn/…`, as a command.
pub fn form(url: &str, form: &str) -> String {
    format!("curl -X POST {} \\\n  -H \"authorization: Bearer $PORTICO_KEY\" \\\n  -d {}", quoted(url), quoted(form))
}

/// In the quotes of a shell, which end at nothing but the next one.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_in_a_body_ends_nothing() {
        let body = Some(r#"{"name":"Lina's"}"#);
        let curl = Request { method: "POST", url: "https://p.example/api/v1/x", body }.curl();
        assert!(curl.starts_with("curl -X POST 'https://p.example/api/v1/x'"), "{curl}");
        assert!(curl.ends_with(r#"{"name":"Lina'\''s"}'"#), "{curl}");
    }

    #[test]
    fn a_question_has_no_body_and_no_method_to_name() {
        let curl = Request { method: "GET", url: "https://p.example/api/v1/tenants?limit=2", body: None }.curl();
        assert_eq!(
            curl,
            "curl 'https://p.example/api/v1/tenants?limit=2' \\\n  -H \"authorization: Bearer $PORTICO_KEY\""
        );
    }
}
