//! What is made from the declarations alone: tools for agents, and the GraphQL schema of a door that doesn't stand open yet.
//! Both are checked by crates that aren't ours.

mod graphql;

use apollo_compiler::Schema;
use domain::catalogue;
use serde_json::{Value, json};
use server::tools;

#[test]
fn every_tool_has_a_schema_that_takes_its_example_and_nothing_unknown() {
    assert!(tools::all().len() > 100);
    for tool in tools::all() {
        let name = tool.name;
        jsonschema::meta::validate(tool.input).unwrap_or_else(|why| panic!("{name}: {why}"));
        let validator = jsonschema::validator_for(tool.input).unwrap_or_else(|why| panic!("{name}: {why}"));
        let example = (tool.entry().example)();
        assert!(validator.is_valid(&example), "{name}: {example} doesn't fit {}", tool.input);
        let mut unknown = example;
        unknown["nonsense"] = json!(1);
        assert!(!validator.is_valid(&unknown), "{name} takes what nobody knows");
    }
}

#[test]
fn every_operation_but_files_makes_a_field_of_a_valid_graphql_schema() {
    let sdl = graphql::schema().unwrap_or_else(|why| panic!("{why}"));
    let schema = Schema::parse_and_validate(sdl.as_str(), "portico.graphql")
        .unwrap_or_else(|why| panic!("{}\n{sdl}", why.errors));
    let fields = |root: &str| schema.get_object(root).map_or(0, |object| object.fields.len());
    let known = catalogue::all().into_iter().filter(|entry| graphql::root_of(entry.kind).is_some()).count();
    assert_eq!(fields("Query") + fields("Mutation") + fields("Subscription"), known);
    let create = &schema.get_object("Mutation").expect("mutations").fields["tenancyCreateTenant"];
    assert_eq!(create.ty.to_string(), "TenantCreated!");
    assert!(create.arguments.iter().any(|argument| argument.name == "adminEmail"));
}

#[test]
fn a_map_or_an_untagged_choice_would_be_found() {
    let mut types = graphql::Types::default();
    let map = json!({"type": "object", "additionalProperties": {"type": "integer"}});
    let choice = json!({"anyOf": [{"type": "string"}, {"type": "integer"}]});
    for (what, schema) in [("map", map), ("choice", choice), ("anything", json!({})), ("anything at all", json!(true))]
    {
        let found = types.reference("Place", &schema, &Value::Null, graphql::Side::Output);
        assert!(found.is_err(), "{what}: {found:?}");
    }
    let invalid = "type Query { a: Missing }";
    assert!(Schema::parse_and_validate(invalid, "a.graphql").is_err(), "the crate looks at what it is given");
}
