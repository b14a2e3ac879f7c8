use super::*;
use crate::kernel::{ApiKeyId, PersonId, TeamId};
use uuid::Uuid;

fn budget(tokens: Option<u64>, cost_micros: Option<u64>) -> Budget {
    let id = BudgetId(Uuid::from_u128(1));
    Budget { id, of: BudgetOf::Workspace, period: BudgetPeriod::Day, tokens, cost_micros }
}

fn tokens(tokens: u64) -> ModelUse {
    ModelUse { tokens, cost_micros: 0 }
}

fn at(text: &str) -> Moment {
    Moment(text.parse().unwrap())
}

#[test]
fn the_last_token_can_be_used_and_no_more() {
    for (limit, used) in (1..40).flat_map(|limit| (0..45).map(move |used| (limit, used))) {
        for more in 0..45 {
            let room = budget(Some(limit), None).room(tokens(used), tokens(more));
            assert_eq!(room.is_ok(), used + more <= limit, "{used} + {more} of {limit}");
        }
    }
    let beyond = budget(Some(u64::MAX), None).room(tokens(u64::MAX), tokens(1));
    assert_eq!(beyond, Ok(()), "what can't be counted isn't passed");
}

#[test]
fn what_is_left_is_that_of_the_limit_that_is_nearest() {
    let used = ModelUse { tokens: 99, cost_micros: 10 };
    assert_eq!(budget(Some(200), None).left_percent(used), Some(50), "rounded down");
    assert_eq!(budget(Some(200), Some(40)).left_percent(used), Some(50));
    assert_eq!(budget(Some(200), Some(11)).left_percent(used), Some(9));
    assert_eq!(budget(Some(50), None).left_percent(used), Some(0), "more was used than the limit is now");
    assert_eq!(budget(Some(u64::MAX), None).left_percent(tokens(0)), Some(100));
    assert_eq!(budget(None, None).left_percent(used), None);
}

#[test]
fn each_limit_refuses_by_itself_and_says_which() {
    let both = budget(Some(100), Some(50));
    let used = ModelUse { tokens: 99, cost_micros: 10 };
    let beyond = |more| both.room(used, more).unwrap_err();
    let more = ModelUse { tokens: 2, cost_micros: 1 };
    assert_eq!(beyond(more), BeyondBudget { unit: BudgetUnit::Tokens, limit: 100, used: 99, needed: 2 });
    let more = ModelUse { tokens: 1, cost_micros: 41 };
    assert_eq!(beyond(more), BeyondBudget { unit: BudgetUnit::Cost, limit: 50, used: 10, needed: 41 });
    assert_eq!(both.room(used, ModelUse { tokens: 1, cost_micros: 40 }), Ok(()));
}

#[test]
fn a_budget_bounds_those_whose_it_is() {
    let [lina, omar] = [7, 8].map(|id| PersonId(Uuid::from_u128(id)));
    let (key, team) = (ApiKeyId(Uuid::from_u128(9)), TeamId(Uuid::from_u128(10)));
    assert!(BudgetOf::Workspace.covers(omar, None, &[]));
    assert!(BudgetOf::Person(lina).covers(lina, None, &[]) && !BudgetOf::Person(lina).covers(omar, None, &[]));
    assert!(BudgetOf::Team(team).covers(omar, None, &[team]) && !BudgetOf::Team(team).covers(omar, None, &[]));
    assert!(BudgetOf::Key(key).covers(omar, Some(key), &[]) && !BudgetOf::Key(key).covers(omar, None, &[]));
}

#[test]
fn every_moment_is_in_one_period_that_ends_where_the_next_begins() {
    let mut now = at("2027-12-28T07:13:00Z");
    for _ in 0..2_000 {
        for period in BudgetPeriod::ALL {
            let (began, ends) = (period.began(now), period.begins_anew(now));
            assert!(began <= now && now < ends, "{period:?} of {now:?}");
            assert_eq!(period.began(ends), ends);
            assert_eq!(period.begins_anew(began), ends);
        }
        now = Moment(now.0 + TimeDelta::hours(5));
    }
    assert_eq!(BudgetPeriod::Month.begins_anew(at("2026-12-31T23:59:59Z")), at("2027-01-01T00:00:00Z"));
}

#[test]
fn a_budget_has_a_limit() {
    use garde::Validate;
    assert!(budget(None, None).validate().is_err());
    assert!(budget(Some(0), None).validate().is_err());
    assert!(budget(Some(1), None).validate().is_ok() && budget(None, Some(1)).validate().is_ok());
}

#[test]
fn whose_it_is_is_an_object_on_the_wire() {
    let lina = Uuid::from_u128(7);
    let all = [
        BudgetOf::Workspace,
        BudgetOf::Team(TeamId(lina)),
        BudgetOf::Person(PersonId(lina)),
        BudgetOf::Key(ApiKeyId(lina)),
    ];
    for of in all {
        let json = serde_json::to_value(of).unwrap();
        assert_eq!((&json["kind"], json.get("id").is_some()), (&of.as_str().into(), of != BudgetOf::Workspace));
        assert_eq!(serde_json::from_value::<BudgetOf>(json).unwrap(), of);
    }
    assert!(serde_json::from_str::<BudgetOf>(r#"{"kind": "person"}"#).is_err(), "somebody has to be named");
}
