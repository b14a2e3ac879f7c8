//! From what the database says of a tenant's plan to what it may use.

use crate::Stop;
use domain::Moment;
use domain::billing::{AddOnGives, Entitlements, Features, HeldPlan, PlanLimits, PlanTerms, STOCK_DEFAULT, stock};
use domain::kernel::TenantId;
use serde::Deserialize;
use serde_json::Value;
use sqlx::PgConnection;

/// What `billing.entitlements_of` tells.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Told {
    is_house: bool,
    revision: u32,
    trial_until: Option<Moment>,
    plan: Option<ToldPlan>,
    add_ons: Vec<Value>,
    hidden: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ToldPlan {
    code: String,
    name: String,
    version: u32,
    features: Vec<String>,
    limits: PlanLimits,
    trial_days: u16,
}

/// What a tenant may use, as the database tells it. Where no plan was made yet it is the smallest that there will be.
pub fn read(told: Value) -> Entitlements {
    let Told { is_house, revision, trial_until, plan, add_ons, hidden } =
        serde_json::from_value(told).unwrap_or_default();
    let hidden = Features::named(hidden.iter().map(String::as_str));
    if is_house {
        return Entitlements { hidden, revision, ..Entitlements::default() };
    }
    let (code, name, version, terms) = match plan {
        Some(ToldPlan { code, name, version, features, limits, trial_days }) => {
            let features = Features::named(features.iter().map(String::as_str));
            (code, name, version, PlanTerms { features, limits, trial_days })
        }
        None => smallest(),
    };
    // What an add-on gave that this release doesn't know any more gives nothing.
    let add_ons = add_ons.into_iter().filter_map(|gives| serde_json::from_value::<AddOnGives>(gives).ok());
    Entitlements::of(HeldPlan { code, name, version, trial_until }, terms, add_ons, hidden, revision)
}

fn smallest() -> (String, String, u32, PlanTerms) {
    let found = stock().into_iter().find(|(code, ..)| *code == STOCK_DEFAULT);
    found.map_or_else(
        || (STOCK_DEFAULT.to_owned(), String::new(), 1, PlanTerms::default()),
        |(code, name, terms)| (code.to_owned(), name.to_owned(), 1, terms),
    )
}

/// What a tenant may use, whoever asks.
///
/// # Errors
/// The database's.
pub async fn entitlements_of(db: &mut PgConnection, tenant: TenantId) -> Result<Entitlements, Stop> {
    let told = sqlx::query_scalar!(r#"select billing.entitlements_of($1) as "told!""#, tenant.0).fetch_one(db).await?;
    Ok(read(told))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::billing::Feature;
    use serde_json::json;

    #[test]
    fn without_any_plan_a_tenant_has_the_smallest() {
        let none = read(json!({"isHouse": false, "revision": 0, "plan": null, "addOns": [], "hidden": []}));
        assert_eq!(none.plan.as_ref().map(|plan| plan.code.as_str()), Some(STOCK_DEFAULT));
        assert!(none.has(Feature::Files) && !none.has(Feature::IdentityProviders));
        assert_eq!(read(json!(7)).limits, none.limits, "what can't be read gives no more either");
    }

    #[test]
    fn the_house_has_everything_but_what_is_hidden() {
        let house = read(json!({"isHouse": true, "hidden": ["apps", "gone_by_now"]}));
        assert!(house.plan.is_none() && house.has(Feature::IdentityProviders) && !house.has(Feature::Apps));
    }

    #[test]
    fn add_ons_that_nobody_knows_any_more_give_nothing() {
        let plan = json!({"code": "p", "name": "P", "version": 2, "features": ["files", "gone"],
                          "limits": {"seats": 2}, "trialDays": 0});
        let add_ons = json!([{"feature": "gone"}, {"limit": "seats", "amount": 3}]);
        let read = read(json!({"plan": plan, "addOns": add_ons}));
        assert_eq!((read.limits.seats, read.features), (Some(5), Features::of(&[Feature::Files])));
    }
}
