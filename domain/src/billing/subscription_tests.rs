use super::*;

fn at(seconds: i64) -> Moment {
    Moment::from_unix_s(seconds).unwrap()
}

const DAY: i64 = 86_400;

fn plan(code: &str) -> PlanRef {
    PlanRef { code: code.into(), version: 1 }
}

/// The events of commands at moments, one after the other.
fn after(commands: Vec<(i64, SubscriptionCommand)>) -> Result<Vec<SubscriptionEvent>, SubscriptionRefusal> {
    commands.into_iter().try_fold(Vec::new(), |mut events, (seconds, command)| {
        events.extend(Subscription::decide(&Subscription::replay(&events), command, at(seconds))?);
        Ok(events)
    })
}

fn change(code: &str) -> SubscriptionCommand {
    SubscriptionCommand::Change { plan: plan(code) }
}

fn try_out(code: &str) -> SubscriptionCommand {
    SubscriptionCommand::StartTrial { plan: plan(code), days: 14 }
}

#[test]
fn a_change_says_from_which_plan_and_the_same_plan_is_none() {
    let events = after(vec![(0, change("basic")), (1, change("pro")), (2, change("pro"))]).unwrap();
    let changed = |code: &str, from: Option<&str>| SubscriptionEvent::SubscriptionChanged {
        plan: plan(code),
        from: from.map(plan),
    };
    assert_eq!(events, [changed("basic", None), changed("pro", Some("basic"))]);
}

#[test]
fn a_trial_ends_where_it_began_and_not_before_its_time() {
    let trial = || vec![(0, change("basic")), (1, try_out("pro"))];
    let mut early = trial();
    early.push((14 * DAY, SubscriptionCommand::EndTrial));
    assert_eq!(Subscription::replay(&after(early).unwrap()).plan, Some(plan("pro")), "a second is left");
    let mut over = trial();
    over.push((14 * DAY + 1, SubscriptionCommand::EndTrial));
    let state = Subscription::replay(&after(over).unwrap());
    assert_eq!((state.plan, state.trial_until), (Some(plan("basic")), None));
    let without = after(vec![(0, try_out("pro")), (20 * DAY, SubscriptionCommand::EndTrial)]).unwrap();
    assert_eq!(Subscription::replay(&without).plan, None, "without a subscription before, without one after");
}

#[test]
fn a_trial_that_became_a_subscription_doesnt_end() {
    let bought =
        after(vec![(0, try_out("pro")), (DAY, change("pro")), (20 * DAY, SubscriptionCommand::EndTrial)]).unwrap();
    assert_eq!(bought.len(), 2, "{bought:?}");
    assert_eq!(Subscription::replay(&bought).plan, Some(plan("pro")));
}

#[test]
fn a_plan_is_tried_once_and_one_at_a_time() {
    assert_eq!(after(vec![(0, try_out("pro")), (1, try_out("enterprise"))]), Err(SubscriptionRefusal::OnTrial));
    let again = vec![(0, try_out("pro")), (20 * DAY, SubscriptionCommand::EndTrial), (21 * DAY, try_out("pro"))];
    assert_eq!(after(again), Err(SubscriptionRefusal::TriedBefore));
    assert_eq!(after(vec![(0, change("pro")), (1, try_out("pro"))]), Err(SubscriptionRefusal::TriedBefore));
    let none = SubscriptionCommand::StartTrial { plan: plan("basic"), days: 0 };
    assert_eq!(after(vec![(0, none)]), Err(SubscriptionRefusal::NoTrial));
}

#[test]
fn an_add_on_is_taken_once() {
    let id = AddOnId(uuid::Uuid::from_u128(7));
    let gives = AddOnGives::more(LimitKind::Seats, 5);
    let give = || SubscriptionCommand::GiveAddOn { id, name: " Five seats ".into(), gives };
    let take = || SubscriptionCommand::TakeAddOn { id };
    assert_eq!(after(vec![(0, take())]), Err(SubscriptionRefusal::UnknownAddOn));
    let events = after(vec![(0, give()), (1, take())]).unwrap();
    let SubscriptionEvent::AddOnGiven { name, .. } = &events[0] else { panic!("given first") };
    assert_eq!(name, "Five seats");
    assert_eq!(after(vec![(0, give()), (1, take()), (2, take())]), Err(SubscriptionRefusal::UnknownAddOn));
}

#[test]
fn a_flag_of_the_tenants_own_goes_back_to_everybodys() {
    let set = |on| SubscriptionCommand::SetFlag { feature: Feature::Files, on };
    let events = after(vec![(0, set(None)), (1, set(Some(false))), (2, set(Some(false))), (3, set(None))]).unwrap();
    let overridden = |on| SubscriptionEvent::FlagOverridden { feature: Feature::Files, on };
    assert_eq!(events, [overridden(Some(false)), overridden(None)]);
}
