//! Cedar's answers to the same questions.

use crate::golden::Golden;
use crate::policies::{self, OwnRolePolicies, Purpose};
use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, Policy, PolicySet, Request,
    RestrictedExpression,
};
use domain::policy::{Because, Denied, Permission};
use policy_trials::{CLIENTS, Case, OWN_ROLES, RoleOf, TENANT, World};
use std::collections::{HashMap, HashSet};

const REACH: &str = "reach:platform";

/// The golden file with its policies.
#[derive(Clone)]
pub struct Book {
    golden: Golden,
    /// By permission.
    pub policies: HashMap<String, Vec<Policy>>,
    own: [OwnRolePolicies; OWN_ROLES],
}

/// Answers for the people of one tenant.
pub struct Judge<'a> {
    golden: &'a Golden,
    authorizer: Authorizer,
    sets: HashMap<&'static str, PolicySet>,
}

/// A question as Cedar takes it.
pub struct Prepared<'a> {
    request: Request,
    policies: &'a PolicySet,
    entities: Entities,
}

/// What Cedar says.
#[derive(Debug)]
pub struct Verdict {
    allowed: bool,
    /// What the policies that forbid it are there for.
    against: Vec<Purpose>,
}

/// Where something is: the whole tenant, or a client of it.
#[derive(Clone, Copy)]
pub struct Place {
    /// The tenant.
    pub tenant: u32,
    /// The client, unless it is the whole tenant.
    pub client: Option<u32>,
}

const HOME: Place = Place { tenant: TENANT, client: None };

impl Book {
    /// Reads the golden file of the checkout.
    pub fn read() -> Self {
        let golden = Golden::read();
        let policies = golden.rows.iter().map(|row| (row.permission.clone(), policies::written(row))).collect();
        Self { golden, policies, own: std::array::from_fn(OwnRolePolicies::of) }
    }

    /// How many policies a permission has.
    pub fn policies_of(&self, permission: &str) -> usize {
        self.policies.get(permission).map_or(0, Vec::len)
    }

    /// Who answers for a tenant, asked about these permissions.
    pub fn judge(&self, world: &World, permissions: &[Permission]) -> Judge<'_> {
        let instead = permissions.iter().filter_map(|it| self.golden.row(it.as_str()).condition.as_ref());
        let instead = instead.flat_map(|sentence| &sentence.or_holds).map(String::as_str);
        let named = permissions.iter().map(|permission| permission.as_str()).chain(instead).chain([REACH]);
        let sets = named.map(|name| {
            let permission = Permission::parse(name).unwrap_or_else(|| panic!("the code knows no {name}"));
            let written = self.policies.get(name).unwrap_or_else(|| panic!("the golden file knows no {name}"));
            let own = self.own.iter().zip(&world.own_roles).flat_map(|(own, role)| own.about(role, permission));
            let all = written.iter().cloned().chain(own);
            (permission.as_str(), PolicySet::from_policies(all).expect("each id stands once"))
        });
        Judge { golden: &self.golden, sets: sets.collect(), authorizer: Authorizer::new() }
    }
}

impl Judge<'_> {
    /// The answer to a question. One about nothing in particular is allowed where some part of the tenant allows it.
    pub fn verdict(&self, case: &Case) -> Verdict {
        let at = |place| self.decide(&self.prepare(case, case.permission.as_str(), place));
        let Some(tenant) = case.tenant else {
            let parts = CLIENTS.map(|client| Place { client: Some(client), ..HOME });
            let mut verdicts = parts.into_iter().chain([HOME]).map(at);
            return verdicts.find(|verdict| verdict.allowed).unwrap_or(Verdict { allowed: false, against: Vec::new() });
        };
        at(Place { tenant, client: case.client })
    }

    /// The question in Cedar's words. What the policies want to know of other permissions is asked for first.
    pub fn prepare(&self, case: &Case, permission: &str, place: Place) -> Prepared<'_> {
        // Who reaches beyond their tenant does so by a role in the whole of it.
        let reaches = place.tenant != TENANT && self.decide(&self.bare(case, REACH, HOME)).allowed;
        let instead = self.golden.row(permission).condition.iter().flat_map(|sentence| &sentence.or_holds);
        let holds = |it: &&String| self.decide(&self.prepared(case, it, place, context(reaches, Vec::new()))).allowed;
        let held = instead.filter(holds).map(|it| text(it)).collect();
        self.prepared(case, permission, place, context(reaches, held))
    }

    /// The question in Cedar's words, where nothing has to be known of other permissions.
    pub fn bare(&self, case: &Case, permission: &str, place: Place) -> Prepared<'_> {
        self.prepared(case, permission, place, context(false, Vec::new()))
    }

    /// Cedar's own part.
    pub fn decide(&self, prepared: &Prepared<'_>) -> Verdict {
        let response = self.authorizer.is_authorized(&prepared.request, prepared.policies, &prepared.entities);
        // A policy that fails is passed over, which would hide a mistake of ours.
        let mut errors = response.diagnostics().errors();
        assert!(errors.next().is_none(), "{response:?}");
        let allowed = response.decision() == Decision::Allow;
        let reasons = response.diagnostics().reason().filter(|_| !allowed);
        Verdict { allowed, against: reasons.map(Purpose::of).collect() }
    }

    fn prepared(&self, case: &Case, permission: &str, place: Place, context: Context) -> Prepared<'_> {
        let (asks, action, thing) = (id("Person", "asks"), id("Action", permission), id("Thing", "it"));
        let request = Request::new(asks, action, thing, context, None).expect("there is no schema to break");
        Prepared { request, policies: &self.sets[permission], entities: entities(case, place) }
    }
}

impl Verdict {
    /// Whether the policy of the code says the same, for a reason that Cedar knows too.
    pub fn is(&self, decided: &Result<(), Denied>) -> bool {
        let Err(denied) = decided else { return self.allowed };
        // A question about nothing in particular is refused by every part of the tenant for reasons of its own.
        let fits = self.against.is_empty() || self.fits(denied.because);
        !self.allowed && fits
    }

    fn fits(&self, because: Because) -> bool {
        let has = |purpose| self.against.contains(&purpose);
        let (border, denies, ceiling) = (has(Purpose::Border), has(Purpose::Denies), has(Purpose::Ceiling));
        match because {
            // No tenant of the trials is stopped.
            Because::TenantStands(_) => false,
            Because::ForeignTenant => border,
            Because::DeniedByRole => denies && !border,
            Because::NoRole | Because::OutsideScope => !denies && !border,
            Because::BeyondKey => ceiling && !denies && !border,
            Because::Condition(_) => has(Purpose::Condition) && !ceiling && !denies && !border,
        }
    }
}

fn context(reaches: bool, holds: Vec<RestrictedExpression>) -> Context {
    let members = [
        ("reaches".to_owned(), RestrictedExpression::new_bool(reaches)),
        ("holds".to_owned(), RestrictedExpression::new_set(holds)),
    ];
    Context::from_pairs(members).expect("each name stands once")
}

/// Whoever asks with their roles, the thing with what is known of it, and where it is.
fn entities(case: &Case, place: Place) -> Entities {
    let tenant = id("Tenant", &place.tenant.to_string());
    let client = place.client.map(|client| id("Client", &client.to_string()));
    let mut known = HashMap::from([("staff".to_owned(), RestrictedExpression::new_bool(case.staff))]);
    if let Some(made_it) = case.made_it {
        let maker = id("Person", if made_it { "asks" } else { "another" });
        known.insert("maker".to_owned(), RestrictedExpression::new_entity_uid(maker));
    }
    let above = client.clone().unwrap_or_else(|| tenant.clone());
    let thing = Entity::new(id("Thing", "it"), known, HashSet::from([above])).expect("plain attributes");
    let client = client.map(|client| Entity::new_no_attrs(client, HashSet::from([tenant])));
    Entities::from_entities([asks(case), thing].into_iter().chain(client), None).expect("no cycles")
}

fn asks(case: &Case) -> Entity {
    let roles = case.held.iter().map(|held| {
        let role = match held.role {
            RoleOf::BuiltIn(role) => role.as_str().to_owned(),
            RoleOf::Own(place) => format!("own {place}"),
        };
        id("Role", &held.client.map_or_else(|| role.clone(), |client| format!("{role}@{client}")))
    });
    let home = RestrictedExpression::new_entity_uid(id("Tenant", &TENANT.to_string()));
    let mut known = HashMap::from([("tenant".to_owned(), home)]);
    if let Some(ceiling) = case.ceiling {
        let given = RestrictedExpression::new_set(ceiling.iter().map(|permission| text(permission.as_str())));
        known.insert("key".to_owned(), given);
    }
    Entity::new(id("Person", "asks"), known, roles.collect()).expect("plain attributes")
}

fn text(text: &str) -> RestrictedExpression {
    RestrictedExpression::new_string(text.to_owned())
}

fn id(kind: &'static str, name: &str) -> EntityUid {
    let kind: EntityTypeName = kind.parse().expect("a name");
    EntityUid::from_type_name_and_id(kind, EntityId::new(name))
}
