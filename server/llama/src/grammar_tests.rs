use super::*;
use serde_json::json;

/// What follows the shared rules.
fn rules(schema: &Value) -> String {
    let grammar = grammar_of(schema).unwrap_or_else(|error| panic!("{error}"));
    grammar.strip_prefix(BASICS).expect("it begins with them").to_owned()
}

fn reason(schema: &Value) -> String {
    grammar_of(schema).expect_err("it can't be kept to").to_string()
}

#[test]
fn an_object_writes_what_it_must_and_may_leave_out_the_rest() {
    let schema = json!({"type": "object", "required": ["label", "sum"], "additionalProperties": false, "properties": {
        "label": {"enum": ["delivery", "a \"b\""]}, "note": {"type": ["string", "null"]}, "sum": {"type": "number"}
    }});
    let expected = r#"m7 ::= "\"label\": " ("\"delivery\"" | "\"a \\\"b\\\"\"")
m8 ::= "\"note\": " (string | null)
m9 ::= "\"sum\": " number
root ::= ("{" m7 ", " m9 (", " m8)? "}")
"#;
    assert_eq!(rules(&schema), expected);
}

#[test]
fn members_that_may_all_be_absent_leave_no_comma_behind() {
    let schema = json!({"type": "object", "properties": {"a": {"type": "null"}, "b": {"type": "null"}}});
    assert!(rules(&schema).ends_with("root ::= (\"{\" (m7 (\", \" m8)? | m8)? \"}\")\n"), "{}", rules(&schema));
    assert!(rules(&json!({"type": "object"})).contains(r#"("{"  "}")"#));
}

#[test]
fn lists_and_texts_keep_their_lengths() {
    let list = |least: u8, most: u8| json!({"type": "array", "items": {"type": "integer"}, "minItems": least, "maxItems": most});
    assert_eq!(rules(&list(0, 3)), "root ::= (\"[\" (integer (\", \" integer){0,2})? \"]\")\n");
    assert_eq!(rules(&list(2, 3)), "root ::= (\"[\" integer (\", \" integer){1,2} \"]\")\n");
    assert_eq!(rules(&list(0, 0)), "root ::= \"[]\"\n");
    assert_eq!(rules(&json!({"type": "string", "maxLength": 9})), "root ::= (\"\\\"\" char{0,9} \"\\\"\")\n");
    assert_eq!(rules(&json!({"type": "string", "format": "date"})), "root ::= date\n");
}

#[test]
fn what_cannot_be_kept_to_is_refused_with_its_place() {
    let member = |schema: Value| json!({"type": "object", "properties": {"a": schema}});
    assert!(reason(&member(json!({"type": "string", "pattern": "a+"}))).contains("root.a (pattern isn't supported)"));
    assert!(reason(&member(json!({"type": "integer", "minimum": 3}))).contains("minimum"));
    assert!(reason(&member(json!({}))).contains("its type isn't said"));
    assert!(reason(&member(json!({"$ref": "#/x"}))).contains("root.a"));
    assert!(reason(&member(json!({"enum": []}))).contains("a list"));
    assert!(reason(&json!({"type": "object", "required": ["b"]})).contains("root.b"));
    assert!(reason(&json!({"type": "string", "maxLength": 1_000_000})).contains("from 0 to 100"));
    let deep = (0..20).fold(json!({"type": "null"}), |inner, _| json!({"type": "array", "items": inner}));
    assert!(reason(&deep).contains("too deeply"));
}
