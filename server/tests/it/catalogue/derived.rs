//! Doors that don't stand open yet can be made from the declarations already: tools for agents, and a GraphQL schema.
//! Both are checked by crates that aren't ours.

mod graphql;
mod tools;

use apollo_compiler::Schema;
use domain::catalogue;
use serde_json::{Value, json};

#[test]
fn every_plain_call_makes_a_tool_for_agents() {
    let tools = tools::all();
    assert!(tools.len() > 10);
    for tool in &tools {
        let name = tool["name"].as_str().expect("a name");
        let spelled = name.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
        assert!(spelled && (1..=64).contains(&name.len()), "{name}");
        assert!(tool["description"].as_str().is_some_and(|it| it.ends_with('.')), "{name}");
        let schema = &tool["inputSchema"];
        assert_eq!(schema["type"], "object", "{name}");
        jsonschema::meta::validate(schema).unwrap_or_else(|why| panic!("{name}: {why}"));
        let validator = jsonschema::validator_for(schema).unwrap_or_else(|why| panic!("{name}: {why}"));
        let entry = catalogue::find(&name.replacen('_', ".", 1)).expect("the operation behind it");
        let example = (entry.example)();
        assert!(validator.is_valid(&example), "{name}: {example} doesn't fit {schema}");
        let mut unknown = example;
        unknown["nonsense"] = json!(1);
        assert!(!validator.is_valid(&unknown), "{name} takes what nobody knows");
    }
    let hints = |name: &str| {
        let tool = tools.iter().find(|tool| tool["name"] == name).expect("the tool");
        (tool["annotations"]["readOnlyHint"].clone(), tool["annotations"]["destructiveHint"].clone())
    };
    assert_eq!(hints("tenancy_tenants"), (json!(true), json!(false)));
    assert_eq!(hints("tenancy_create_tenant"), (json!(false), json!(false)));
    assert_eq!(hints("workspaces_cancel_execution"), (json!(false), json!(true)));
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
    let map = json!({"type": "object", "additionalProperties": {"type": "string"}});
    let choice = json!({"anyOf": [{"type": "string"}, {"type": "integer"}]});
    for (what, schema) in [("map", map), ("choice", choice), ("anything", json!({})), ("anything at all", json!(true))]
    {
        let found = types.reference("Place", &schema, &Value::Null, graphql::Side::Output);
        assert!(found.is_err(), "{what}: {found:?}");
    }
    let invalid = "type Query { a: Missing }";
    assert!(Schema::parse_and_validate(invalid, "a.graphql").is_err(), "the crate looks at what it is given");
}
