use super::*;

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

fn local() -> ModelProviderState {
    let built_in = decide(&ModelProviderState::default(), ModelProviderCommand::BuildIn { name: "Local".into() });
    ModelProvider::replay(&built_in.unwrap())
}

fn added() -> ModelProviderState {
    ModelProvider::replay(&ModelProviderEvent::examples()[..1])
}

fn decide(
    state: &ModelProviderState,
    command: ModelProviderCommand,
) -> Result<Vec<ModelProviderEvent>, ModelProviderRefusal> {
    ModelProvider::decide(state, command, NOW)
}

fn edit(models: Vec<OfferedModel>) -> ModelProviderCommand {
    ModelProviderCommand::Edit { name: "Another".into(), base_url: None, models }
}

#[test]
fn the_local_provider_is_switched_and_ranked_and_nothing_else() {
    let state = local();
    assert_eq!(
        decide(&state, ModelProviderCommand::Switch { on: false }),
        Ok(vec![ModelProviderEvent::ModelProviderSwitched { on: false }])
    );
    assert_eq!(
        decide(&state, ModelProviderCommand::Rank { rank: 1 }),
        Ok(vec![ModelProviderEvent::ModelProviderRanked { rank: 1 }])
    );
    let key = ModelProviderCommand::ChangeKey { fingerprint: None };
    for command in [ModelProviderCommand::Remove, edit(vec![OfferedModel::example()]), key] {
        assert_eq!(decide(&state, command), Err(ModelProviderRefusal::BuiltIn));
    }
}

#[test]
fn there_is_one_local_provider() {
    let again = ModelProviderCommand::BuildIn { name: "Local".into() };
    assert_eq!(decide(&local(), again), Err(ModelProviderRefusal::Exists));
    let second = ModelProviderCommand::Add {
        name: "Local too".into(),
        kind: ProviderKind::Local,
        base_url: None,
        key_fingerprint: None,
        rank: 1,
        models: vec![OfferedModel::example()],
    };
    assert_eq!(decide(&ModelProviderState::default(), second), Err(ModelProviderRefusal::BuiltIn));
}

#[test]
fn what_changes_nothing_leaves_no_event() {
    assert_eq!(decide(&added(), ModelProviderCommand::Switch { on: true }), Ok(Vec::new()));
    assert_eq!(decide(&added(), ModelProviderCommand::Rank { rank: 50 }), Ok(Vec::new()));
}

#[test]
fn a_provider_offers_each_model_once() {
    let twice = edit(vec![OfferedModel::example(), OfferedModel::example()]);
    assert_eq!(decide(&added(), twice), Err(ModelProviderRefusal::ModelTwice));
}

#[test]
fn a_removed_provider_is_gone() {
    let removed = ModelProvider::replay(&ModelProviderEvent::examples());
    assert_eq!(removed, ModelProviderState::default());
    assert_eq!(decide(&removed, ModelProviderCommand::Switch { on: true }), Err(ModelProviderRefusal::Unknown));
}
