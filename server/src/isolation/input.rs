//! What an operation is asked: another tenant's things where its input can name any, and plainly where it asks for one's
//! own. Which member names what kind of thing, its schema says.

use super::world::World;
use domain::catalogue::{self, Entry};
use serde_json::{Map, Value};

/// The inputs of an operation.
pub struct Inputs {
    /// Names things of another tenant; absent where none can be named.
    pub foreign: Option<Value>,
    /// The members that do.
    pub members: Vec<String>,
    /// Asks for what is one's own; absent for what changes something.
    pub own: Option<Value>,
    /// A kind of thing that it needs and that the world has none of.
    pub missing: Option<String>,
}

/// A member that names a thing.
struct Member {
    name: String,
    kind: String,
    required: bool,
}

impl Inputs {
    /// What `entry` is asked in this world.
    pub fn of(entry: &Entry, world: &World) -> Self {
        let schema = (entry.input)(&mut catalogue::generator()).to_value();
        let required = |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|it| it == name));
        let members = schema["properties"].as_object().into_iter().flatten();
        let members: Vec<Member> = members
            .filter_map(|(name, member)| {
                Some(Member { name: name.clone(), kind: kind_of(member)?, required: required(name) })
            })
            .collect();
        let example = (entry.example)();
        let mut base: Map<String, Value> = example.as_object().cloned().unwrap_or_default();
        // A filter of the example could hide what would be found without it.
        base.retain(|name, _| required(name) || !entry.kind.only_reads());
        base.retain(|name, _| members.iter().all(|member| member.name != *name));
        let needed = members.iter().any(|member| member.required);
        let missing = members.iter().find(|it| it.required && world.thing(&it.kind).is_none());
        let named: Vec<_> =
            members.iter().filter(|it| it.required == needed && world.thing(&it.kind).is_some()).collect();
        let mut foreign = base.clone();
        for member in &named {
            foreign.insert(member.name.clone(), world.thing(&member.kind).map(|id| id.to_string()).into());
        }
        Self {
            foreign: (missing.is_none() && !named.is_empty()).then_some(Value::Object(foreign)),
            members: named.iter().map(|member| member.name.clone()).collect(),
            own: (entry.kind.only_reads() && !needed).then_some(Value::Object(base)),
            missing: missing.map(|member| member.kind.clone()),
        }
    }
}

/// The kind of thing that a member names: `ExecutionId`.
fn kind_of(member: &Value) -> Option<String> {
    let text = member.to_string();
    let (_, rest) = text.split_once("/components/schemas/")?;
    let kind = rest.split('"').next()?;
    kind.ends_with("Id").then(|| kind.to_owned())
}
