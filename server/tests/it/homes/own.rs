//! What a home says of whoever begins there.

use super::{json_of, page};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, CONSULTANT, INVESTOR, OWNER, RIVAL, VENDOR};
use domain::policy::{Permission, Role};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_place_is_ones_own_teams_and_department() {
    let world = World::demo().await;
    let names = |place: &Value| {
        let teams = place["teams"].as_array().expect("teams");
        teams.iter().map(|team| (team["name"].clone(), team["people"].clone())).collect::<Vec<_>>()
    };
    let both = [(json!("Spring campaign"), json!(2)), (json!("Supplier review"), json!(2))];
    for (who, department) in [(OWNER, "Aurora Foods"), (CLIENT, "Purchasing")] {
        let place = json_of(&world, who, "/api/v1/me/place").await;
        assert_eq!((names(&place), &place["department"]["name"]), (both.to_vec(), &json!(department)), "{who}");
    }
    let staff = json_of(&world, CONSULTANT, "/api/v1/me/place").await;
    assert_eq!(names(&staff), [(json!("Onboarding of new clients"), json!(2))]);
    assert_eq!(staff["department"]["name"], json!("Consulting"));
    let nowhere = json_of(&world, RIVAL, "/api/v1/me/place").await;
    assert_eq!(nowhere, json!({"teams": [], "department": null}), "in none of another tenant's");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_rules_on_a_home_are_those_of_the_policy_and_name_the_role() {
    let world = World::demo().await;
    for (who, role, called) in [(VENDOR, Role::Vendor, "Vendor"), (INVESTOR, Role::Investor, "Investor")] {
        let home = page(&world, &format!("/{}", role.as_str()), who).await.main_part();
        let rules = home.split_once("id=\"own-rules\"").expect("the rules").1;
        let table = rules.split_once("</table>").expect("a table").0;
        for permission in Permission::ALL {
            let cell = format!(">{}<", permission.as_str());
            assert_eq!(table.contains(&cell), role.permissions().contains(*permission), "{who}: {cell}");
        }
        assert!(table.contains(&format!(">{called}<")), "{who}: the role says why: {table}");
        let denied = role.denied().len();
        let told = home.contains(&format!("{denied} permissions are denied to you"));
        assert_eq!(told, denied > 0, "{who}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn figures_on_a_home_are_the_rows_behind_them() {
    let world = World::demo().await;
    // The session that counts is there before the page is.
    world.token(VENDOR).await;
    world.sign_in(VENDOR).await;
    let home = page(&world, "/vendor", VENDOR).await.main_part();
    let sessions = json_of(&world, VENDOR, "/api/v1/me/sessions").await["data"].as_array().expect("sessions").len();
    let unread =
        json_of(&world, VENDOR, "/api/v1/me/notices?unread=true").await["data"].as_array().expect("rows").len();
    for (name, value) in [("Sessions", sessions), ("Unread notifications", unread)] {
        let (_, rest) = home.split_once(&format!(">{name}<")).unwrap_or_else(|| panic!("{name}: {home}"));
        let value_told = rest.split_once("stat-value\">").expect("a value").1;
        assert!(value_told.starts_with(&format!("{value}<")), "{name} is {value}: {}", &value_told[..20]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_has_happened_in_the_house_is_for_those_who_may_read_its_log() {
    let world = World::demo().await;
    let reads = page(&world, "/employee", ADMIN).await.main_part();
    assert!(reads.contains("id=\"house-activity\""));
    let doesnt = page(&world, "/employee", CONSULTANT).await.main_part();
    assert!(doesnt.contains("id=\"own-activity\"") && !doesnt.contains("id=\"house-activity\""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn colleagues_are_those_of_ones_own_tenant_however_far_one_sees() {
    let world = World::demo().await;
    for who in [CONSULTANT, ADMIN] {
        let list = page(&world, "/employee/people", who).await.main_part();
        for colleague in ["Jonas Weber", "Priya Raman", "mailto:support@demo.portico.example"] {
            assert!(list.contains(colleague), "{who}: {colleague}");
        }
        assert!(!list.contains("Lina Haddad"), "{who} sees a client's people among their colleagues");
    }
}
