use super::*;
use crate::templates::Variable;

fn variable(name: &str) -> Variable {
    Variable {
        name: name.to_owned(),
        label: String::new(),
        kind: VariableKind::Text,
        choices: Vec::new(),
        required: true,
        example: "Aurora".to_owned(),
    }
}

fn content(text: &str, variables: Vec<Variable>) -> PromptContent {
    PromptContent { text: text.to_owned(), variables, ..PromptContent::default() }
}

fn codes(content: &PromptContent) -> Vec<(String, String)> {
    faults_of(content).into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn one(field: &str, code: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), code.to_owned())]
}

#[test]
fn a_prompt_whose_variables_are_all_there_can_be_published() {
    assert!(codes(&content("Dear {{name}},", vec![variable("name")])).is_empty());
    assert!(codes(&content("No variables at all.", Vec::new())).is_empty());
}

#[test]
fn a_variable_that_nobody_declared_is_named() {
    let faults = faults_of(&content("Dear {{name}}, {{day}}", vec![variable("name")]));
    assert_eq!((faults.len(), faults[0].code.as_str()), (1, "variable_undeclared"));
    assert_eq!(faults[0].params["name"], "day");
}

#[test]
fn a_variable_that_stands_nowhere_would_be_asked_for_in_vain() {
    assert_eq!(codes(&content("Dear all,", vec![variable("name")])), one("variables[0].name", "variable_unused"));
    let of_system =
        PromptContent { system: Some("You write to {{name}}.".into()), ..content("Hello", vec![variable("name")]) };
    assert!(codes(&of_system).is_empty(), "instructions have variables too");
}

#[test]
fn a_name_stands_once() {
    let twice = content("{{name}}", vec![variable("name"), variable("name")]);
    assert_eq!(codes(&twice), one("variables[1].name", "given_twice"));
}

#[test]
fn an_example_has_to_work() {
    let number = Variable { kind: VariableKind::Number, ..variable("name") };
    assert_eq!(codes(&content("{{name}}", vec![number])), one("variables[0].example", "not_a_number"));
    let empty = Variable { example: String::new(), ..variable("name") };
    assert_eq!(codes(&content("{{name}}", vec![empty])), one("variables[0].example", "required"));
}

#[test]
fn a_choice_has_two_at_least_and_its_example_is_one_of_them() {
    let choice = |choices: &[&str]| Variable {
        kind: VariableKind::Choice,
        choices: choices.iter().map(|it| (*it).to_owned()).collect(),
        ..variable("name")
    };
    let faults = codes(&content("{{name}}", vec![choice(&["Aurora"])]));
    assert_eq!(faults, one("variables[0].choices", "choices_missing"));
    let faults = codes(&content("{{name}}", vec![choice(&["Borealis", "Tessera"])]));
    assert_eq!(faults, one("variables[0].example", "not_a_choice"));
}

#[test]
fn an_empty_prompt_and_open_braces_are_refused() {
    assert_eq!(codes(&content(" \n", Vec::new())), one("text", "required"));
    assert_eq!(codes(&content("Dear {{name", Vec::new())), one("text", "variable_unclosed"));
    assert_eq!(codes(&content("{{ 1 + 1 }}", Vec::new())), one("text", "variable_unreadable"));
}

#[test]
fn sorting_needs_kinds_with_examples_and_extraction_fields() {
    let sorted = |labels| PromptContent { method: Method::Classify { labels }, ..content("Hello", Vec::new()) };
    assert_eq!(codes(&sorted(Vec::new())), one("method", "labels_missing"));
    let nothing = PromptContent { method: Method::Extract { fields: Vec::new() }, ..content("Hello", Vec::new()) };
    assert_eq!(codes(&nothing), one("method", "fields_missing"));
}
