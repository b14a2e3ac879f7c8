use crate::Stop;
use crate::contexts::developers::members;
use crate::gateway::Context;
use crate::tools::tools_for;
use domain::catalogue::{self, Entry};
use domain::developers::MemberLine;
use domain::pipelines::{ActionLine, ActionLines, ActionMember, ActionMemberKind, PipelineActions};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What each operation takes; made once, since it is read out of schemas.
static MEMBERS: LazyLock<HashMap<&'static str, Vec<ActionMember>>> = LazyLock::new(|| {
    let of = |entry: &'static Entry| (entry.name, members(entry).into_iter().map(member).collect::<Vec<_>>());
    catalogue::all().into_iter().map(of).collect()
});

pub async fn pipeline_actions(cx: &mut Context, op: PipelineActions) -> Result<ActionLines, Stop> {
    let wanted = op.search.unwrap_or_default().trim().to_lowercase();
    let mut data: Vec<ActionLine> = tools_for(&cx.caller)
        .into_iter()
        .filter_map(|tool| {
            let members = MEMBERS.get(tool.name)?.clone();
            let (title, text) = (tool.title.clone(), tool.description.clone());
            Some(ActionLine { name: tool.name.to_owned(), title, text, reads: tool.reads, members })
        })
        .filter(|line| line.name.contains(&wanted) || line.title.to_lowercase().contains(&wanted))
        .collect();
    data.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(ActionLines { data })
}

fn member(member: MemberLine) -> ActionMember {
    let kind = match member.kind.split(' ').next().unwrap_or_default() {
        "integer" | "number" => ActionMemberKind::Number,
        "boolean" => ActionMemberKind::Bool,
        "array" => ActionMemberKind::List,
        "string" => ActionMemberKind::Text,
        _ => ActionMemberKind::Object,
    };
    ActionMember { name: member.name, text: member.doc, required: member.required, kind, choices: member.values }
}
