//! How the demo world's client has furnished its house: profile, teams, departments, locations and a secret; and where the
//! platform's own people belong.

use super::people::{CLIENT, OWNER, actor};
use crate::gateway::{Caller, Door, Gateway};
use anyhow::{Context, Result};
use domain::Operation;
use domain::kernel::{DepartmentId, Example, TimeZone};
use domain::policy::Actor;
use domain::tenancy::{
    AddDepartment, AddLocation, AddTeam, AddTeamMember, ChangeOrganisation, DepartmentTree, PostPerson,
    ShowOrganisation, StoreSecret, Teams,
};

const ADMIN: &str = "admin@demo.portico.example";

/// The platform's own people with the department in which each works.
const STAFF: [(&str, &str); 2] =
    [("consultant@demo.portico.example", "Consulting"), ("support@demo.portico.example", "Client service")];
/// The team that they are in.
const STAFF_TEAM: &str = "Onboarding of new clients";

const TEAMS: [&str; 2] = ["Spring campaign", "Supplier review"];

/// A department and the one above it.
const DEPARTMENTS: [(&str, Option<&str>); 6] = [
    ("Aurora Foods", None),
    ("Operations", Some("Aurora Foods")),
    ("Purchasing", Some("Operations")),
    ("Quality", Some("Operations")),
    ("Sales", Some("Aurora Foods")),
    ("Customer care", Some("Sales")),
];

/// Name, time zone, address.
const LOCATIONS: [(&str, &str, &str); 3] = [
    ("Casablanca", "Africa/Casablanca", "12 Rue des Orangers, 20250 Casablanca"),
    ("Seoul", "Asia/Seoul", "88 Teheran-ro, Gangnam-gu, Seoul"),
    ("Hamburg", "Europe/Berlin", "Am Sandtorkai 40, 20457 Hamburg"),
];

/// Makes what isn't there yet; answers how much that was. The profile comes last: with it the house is complete.
pub(super) async fn build(gateway: &Gateway) -> Result<usize> {
    let (owner, client) = (actor(gateway, OWNER).await?, actor(gateway, CLIENT).await?);
    let house = House { gateway, owner };
    if house.run(ShowOrganisation {}).await?.version > 0 {
        return Ok(0);
    }
    for name in TEAMS {
        house.once(AddTeam { name: name.into() }).await?;
    }
    for team in house.run(Teams::default()).await?.data {
        for person_id in [house.owner.person_id, client.person_id] {
            house.run(AddTeamMember { id: team.id, person_id }).await?;
        }
    }
    for (name, above) in DEPARTMENTS {
        let parent_id = match above {
            Some(above) => Some(house.department(above).await?),
            None => None,
        };
        house.once(AddDepartment { name: name.into(), parent_id }).await?;
    }
    for (person_id, place) in [(house.owner.person_id, "Aurora Foods"), (client.person_id, "Purchasing")] {
        let department_id = Some(house.department(place).await?);
        house.run(PostPerson { person_id, department_id }).await?;
    }
    for (name, zone, address) in LOCATIONS {
        let (name, time_zone) = (name.into(), TimeZone::named(zone));
        house.once(AddLocation { name, time_zone, address: Some(address.into()) }).await?;
    }
    let secret = StoreSecret { name: "weather.service".into(), value: "for the demo world alone".into() };
    house.once(secret).await?;
    house.run(ChangeOrganisation::example()).await?;
    Ok(1)
}

/// Puts the platform's own people into a team and departments; answers how much that was. Membership of the team comes
/// last: with it they are where they belong.
pub(super) async fn staff(gateway: &Gateway) -> Result<usize> {
    let house = House { gateway, owner: actor(gateway, ADMIN).await? };
    if house.run(Teams::default()).await?.data.iter().any(|team| team.people > 0) {
        return Ok(0);
    }
    house.once(AddTeam { name: STAFF_TEAM.into() }).await?;
    let team = house.run(Teams::default()).await?.data.into_iter().next().context("the team is missing")?;
    for (email, name) in STAFF {
        let person_id = actor(gateway, email).await?.person_id;
        house.once(AddDepartment { name: name.into(), parent_id: None }).await?;
        house.run(PostPerson { person_id, department_id: Some(house.department(name).await?) }).await?;
        house.run(AddTeamMember { id: team.id, person_id }).await?;
    }
    Ok(1)
}

struct House<'a> {
    gateway: &'a Gateway,
    owner: Actor,
}

impl House<'_> {
    async fn run<O: Operation>(&self, operation: O) -> Result<O::Answer> {
        Ok(self.gateway.call(Caller::person(self.owner.clone(), Door::Worker), operation).await?)
    }

    /// As [`House::run`], for what an earlier start may have made already.
    async fn once<O: Operation>(&self, operation: O) -> Result<()> {
        let done = self.gateway.call(Caller::person(self.owner.clone(), Door::Worker), operation).await;
        match done {
            Err(refusal) if refusal.status != 409 => Err(refusal.into()),
            _ => Ok(()),
        }
    }

    async fn department(&self, name: &str) -> Result<DepartmentId> {
        let all = self.run(DepartmentTree {}).await?.departments;
        all.into_iter().find(|row| row.name == name).map(|row| row.id).with_context(|| format!("{name} is missing"))
    }
}
