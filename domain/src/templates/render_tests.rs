use super::*;
use crate::templates::{Variable, VariableKind};

fn variable(name: &str, kind: VariableKind, example: &str) -> Variable {
    Variable {
        name: name.to_owned(),
        label: String::new(),
        kind,
        choices: Vec::new(),
        required: true,
        example: example.to_owned(),
    }
}

fn letter() -> PromptContent {
    let tone = Variable {
        choices: vec!["friendly".into(), "formal".into()],
        ..variable("tone", VariableKind::Choice, "formal")
    };
    let note = Variable { required: false, ..variable("note", VariableKind::LongText, "") };
    PromptContent {
        system: Some("Write in a {{tone}} tone.".into()),
        text: "Dear {{ name }}, you owe {{amount}} since {{day}}.{{note}}".into(),
        variables: vec![
            variable("name", VariableKind::Text, "Noor"),
            variable("amount", VariableKind::Number, "12.50"),
            variable("day", VariableKind::Date, "2026-11-22"),
            tone,
            note,
        ],
        ..PromptContent::default()
    }
}

fn with(name: &str, value: &str) -> Vec<FilledIn> {
    let mut values = FilledIn::example_of(&letter());
    values.iter_mut().filter(|filled| filled.name == name).for_each(|filled| filled.value = value.to_owned());
    values
}

fn fault(values: &[FilledIn]) -> (String, String) {
    let refusal = render(&letter(), values).unwrap_err();
    assert_eq!((refusal.status, refusal.fields.len()), (400, 1), "{:?}", refusal.fields);
    (refusal.fields[0].field.clone(), refusal.fields[0].code.clone())
}

#[test]
fn an_example_is_filled_in_whole() {
    let rendered = render(&letter(), &FilledIn::example_of(&letter())).unwrap();
    assert_eq!(rendered.text, "Dear Noor, you owe 12.50 since 2026-11-22.");
    assert_eq!(rendered.system.as_deref(), Some("Write in a formal tone."));
}

#[test]
fn what_is_filled_in_is_never_read_as_a_template() {
    for hostile in ["{{amount}}", "{{", "}}", "\\{{name}}", "{{name}}{{name}}", "{{#each}}"] {
        let rendered = render(&letter(), &with("name", hostile)).unwrap();
        assert_eq!(rendered.text, format!("Dear {hostile}, you owe 12.50 since 2026-11-22."));
    }
}

#[test]
fn what_is_missing_unknown_or_given_twice_is_named() {
    let mut values = FilledIn::example_of(&letter());
    values.retain(|filled| filled.name != "amount");
    assert_eq!(fault(&values), ("values.amount".into(), "required".into()));
    let mut values = FilledIn::example_of(&letter());
    values.push(FilledIn::of("colour", "red"));
    assert_eq!(fault(&values), ("values.colour".into(), "variable_unknown".into()));
    values.pop();
    values.push(FilledIn::of("name", "Noor again"));
    assert_eq!(fault(&values), ("values.name".into(), "given_twice".into()));
}

#[test]
fn a_value_is_what_its_variable_takes() {
    for (name, value, code) in [
        ("name", "Noor\nAziz", "not_one_line"),
        ("name", "  ", "required"),
        ("amount", "twelve", "not_a_number"),
        ("amount", "NaN", "not_a_number"),
        ("amount", "inf", "not_a_number"),
        ("amount", "1,5", "not_a_number"),
        ("day", "2026-02-30", "not_a_day"),
        ("day", "22.11.2026", "not_a_day"),
        ("day", "+2026-1-01", "not_a_day"),
        ("tone", "rude", "not_a_choice"),
        ("tone", "Formal", "not_a_choice"),
    ] {
        assert_eq!(fault(&with(name, value)), (format!("values.{name}"), code.into()), "{name} = {value}");
    }
    for (name, value) in [("amount", "-3"), ("amount", "1e3"), ("day", "2028-02-29"), ("note", "")] {
        assert!(render(&letter(), &with(name, value)).is_ok(), "{name} = {value}");
    }
}

#[test]
fn several_lines_stay_as_they_are() {
    let rendered = render(&letter(), &with("note", "\nFirst.\n\n  Second.")).unwrap();
    assert!(rendered.text.ends_with("2026-11-22.\nFirst.\n\n  Second."), "{}", rendered.text);
}

#[test]
fn every_script_and_length_is_filled_in_as_it_is() {
    let long = "ab".repeat(4_000);
    for value in ["نور", "诺尔", "누르", "👩🏽‍🚀", "a\u{301}", long.as_str()] {
        let rendered = render(&letter(), &with("name", value)).unwrap();
        assert!(rendered.text.starts_with(&format!("Dear {value}, ")));
    }
}

#[test]
fn a_template_that_could_not_be_published_is_not_rendered() {
    let broken = PromptContent { text: "Dear {{who}}".into(), ..letter() };
    let refusal = render(&broken, &FilledIn::example_of(&broken)).unwrap_err();
    assert!(refusal.fields.iter().any(|fault| fault.code == "variable_undeclared"), "{:?}", refusal.fields);
}

#[test]
fn what_comes_to_more_than_any_workspace_lets_through_is_not_written() {
    let text = "{{note}}".repeat(10);
    let note = variable("note", VariableKind::LongText, "Seen.");
    let content = PromptContent { text, variables: vec![note], ..PromptContent::default() };
    assert!(render(&content, &[FilledIn::of("note", "a".repeat(10_000))]).is_ok());
    let refusal = render(&content, &[FilledIn::of("note", "a".repeat(10_001))]).unwrap_err();
    assert_eq!((refusal.fields[0].field.as_str(), refusal.fields[0].code.as_str()), ("values", "too_long"));
}
