use super::super::{EventCondition, Trigger};
use super::*;

fn three() -> Graph {
    let find = Step::new("find", StepKind::Retrieve).with("query", "{{input.question}}");
    let write = Step::new("write", StepKind::Prompt).with("text", "Answer from {{steps.find.text}}").after("find");
    let answer = Step::new("answer", StepKind::Model).with("prompt", "{{steps.write.text}}").after("write");
    Graph { steps: vec![find, write, answer], ..Graph::default() }
}

fn with(at: usize, change: impl Fn(Step) -> Step) -> Graph {
    let mut graph = three();
    let step = graph.steps.remove(at);
    graph.steps.insert(at, change(step));
    graph
}

fn told(graph: &Graph) -> Vec<(String, String)> {
    faults_of(graph).into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn one(field: &str, code: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), code.to_owned())]
}

#[test]
fn a_sound_graph_has_no_faults_and_an_empty_one_has_one() {
    assert_eq!(told(&three()), []);
    assert_eq!(told(&Graph::default()), one("steps", "steps_missing"));
}

#[test]
fn what_lacks_is_named_with_its_step() {
    assert_eq!(told(&with(0, |step| Step { settings: Vec::new(), ..step })), one("steps.find.query", "required"));
    assert_eq!(told(&with(0, |step| step.with("colour", "red"))), one("steps.find.colour", "unknown_field"));
    assert_eq!(told(&with(0, |step| step.with("limit", "21"))), one("steps.find.limit", "too_large"));
    assert_eq!(told(&with(2, |step| step.with("temperature", "hot"))), one("steps.answer.temperature", "not_a_number"));
}

#[test]
fn references_lead_to_what_comes_before() {
    let of = |text: &'static str| told(&with(1, move |step| step.with("text", text)));
    assert_eq!(of("{{steps.gone.text}}"), one("steps.write.text", "step_unknown"));
    assert_eq!(of("{{steps.answer.text}}"), one("steps.write.text", "step_not_before"));
    assert_eq!(of("{{steps.write.text}}"), one("steps.write.text", "step_not_before"));
    assert_eq!(of("{{steps.find.words}}"), one("steps.write.text", "member_unknown"));
    assert_eq!(of("{{item.text}}"), one("steps.write.text", "item_elsewhere"));
    assert_eq!(of("{{secret}}"), one("steps.write.text", "reference_unreadable"));
    assert_eq!(of("{{steps.find.passages.0.title}} {{run.id}} {{event.payload.x}}"), []);
}

#[test]
fn a_circle_is_told_at_each_of_its_steps() {
    let graph = with(0, |step| step.after("answer"));
    let circle: Vec<_> = told(&graph).into_iter().filter(|(_, code)| code == "step_in_circle").collect();
    assert_eq!(circle.len(), 3);
    assert_eq!(told(&with(0, |step| step.after("gone"))), one("steps.find.after", "step_unknown"));
    let twice = with(1, |step| Step { id: "find".into(), ..step });
    assert!(told(&twice).contains(&("steps.find".to_owned(), "given_twice".to_owned())));
}

#[test]
fn each_kind_has_what_it_needs() {
    let alone = |step: Step| told(&Graph { steps: vec![step], ..Graph::default() });
    let sort = Step::new("sort", StepKind::Classify).with("text", "x");
    assert_eq!(alone(sort.clone().with("labels", "hot: now")), one("steps.sort.labels", "labels_missing"));
    assert_eq!(alone(sort.with("labels", "hot: now\ncold: later")), []);
    let take = Step::new("take", StepKind::Extract).with("text", "x");
    assert_eq!(alone(take.clone()), one("steps.take.fields", "fields_or_schema"));
    assert_eq!(alone(take.clone().with("fields", "mail: letter")), one("steps.take.fields", "field_unreadable"));
    assert_eq!(alone(take.with("schema", "nothing")), one("steps.take.schema", "not_a_schema"));
    let high = Step::new("high", StepKind::Condition).with("left", "{{input.priority}}").with("is", "is");
    assert_eq!(alone(high.clone()), one("steps.high.right", "required"));
    assert_eq!(alone(high.with("is", "is_filled")), []);
    let team = Step::new("team", StepKind::Operation).with("operation", "tenancy.add_team").with("with.name", "A");
    assert_eq!(alone(team), []);
}

#[test]
fn triggers_say_when_or_of_what() {
    let mut graph = three();
    let condition = EventCondition { member: "name".into(), is: Comparison::Contains, value: "x".into() };
    let of = |kind, cron: Option<&str>, event: Option<&str>| Trigger {
        kind,
        cron: cron.map(str::to_owned),
        event: event.map(str::to_owned),
        conditions: vec![condition.clone()],
    };
    graph.triggers =
        vec![of(TriggerKind::Schedule, Some("0 8 * * 1"), None), of(TriggerKind::Event, None, Some("FileUploaded"))];
    assert_eq!(told(&graph), []);
    graph.triggers = vec![of(TriggerKind::Schedule, Some("now"), None), of(TriggerKind::Event, None, None)];
    let both = [one("triggers.0.cron", "not_a_schedule"), one("triggers.1.event", "required")].concat();
    assert_eq!(told(&graph), both);
}
