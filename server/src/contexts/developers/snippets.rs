//! An operation's example as programs in three languages ask it.

use domain::developers::Snippets;
use domain::developers::snippets::Request;
use serde_json::Value;

/// The call in three languages.
pub(super) fn snippets(request: &Request<'_>) -> Snippets {
    Snippets { curl: request.curl(), typescript: typescript(request), python: python(request) }
}

fn typescript(request: &Request<'_>) -> String {
    let (kind, body) = match request.body {
        Some(body) => (
            ", \"content-type\": \"application/json\"",
            format!("  body: JSON.stringify({}),\n", body.replace('\n', "\n  ")),
        ),
        None => ("", String::new()),
    };
    format!(
        "const answer = await fetch({}, {{\n  method: \"{}\",\n  headers: {{ authorization: `Bearer \
         ${{process.env.PORTICO_KEY}}`{kind} }},\n{body}}});\nif (!answer.ok) throw new Error((await \
         answer.json()).error.message);\n",
        text(request.url),
        request.method
    )
}

fn python(request: &Request<'_>) -> String {
    let (kind, body) = match request.body {
        // JSON is read as JSON: Python spells `true` and `null` otherwise.
        Some(body) => (
            ", \"content-type\": \"application/json\"",
            format!("    data=json.dumps(json.loads({})).encode(),\n", text(body)),
        ),
        None => ("", String::new()),
    };
    format!(
        "import json, os, urllib.request\n\nrequest = urllib.request.Request(\n    {},\n    \
         method=\"{}\",\n{body}    headers={{\"authorization\": f\"Bearer \
         {{os.environ['PORTICO_KEY']}}\"{kind}}},\n)\nwith urllib.request.urlopen(request) as answer:\n    \
         print(answer.status, answer.read().decode())\n",
        text(request.url),
        request.method
    )
}

/// As a string of JSON, which TypeScript and Python read alike.
fn text(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_stands_in_each_language_as_it_is_written_there() {
        let request = Request { method: "POST", url: "https://p.example/api/v1/x", body: Some(r#"{"name":"Lina's"}"#) };
        let Snippets { typescript, python, .. } = snippets(&request);
        assert!(typescript.contains(r#"JSON.stringify({"name":"Lina's"})"#), "{typescript}");
        assert!(python.contains(r#"json.loads("{\"name\":\"Lina's\"}")"#), "{python}");
        assert!(python.contains("    method=\"POST\",\n    data="), "{python}");
    }
}
