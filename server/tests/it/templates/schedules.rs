use super::published;
use crate::support::people::{ADMIN, CLIENT, RIVAL};
use crate::support::{PASSWORD, Reply, World};
use chrono::{NaiveDate, TimeDelta};
use domain::kernel::{Mode, TenantId};
use domain::tenancy::{CreateTenant, SetTestClock, TenantKind};
use domain::{Moment, Operation};
use http::Method;
use serde_json::{Value, json};
use server::contexts::templates::RunBySchedule;
use server::contexts::tenancy::{Opening, open};
use server::gateway::Context;
use server::jobs::{Task, due};

const KEEPER: &str = "keeper@clock.example";
const WRITER: &str = "writer@clock.example";
const PATH: &str = "/api/v1/run-schedules";

/// A tenant with a clock of its own, which stands at six in the morning of tomorrow, its owner and somebody who works in it.
struct Clockwork {
    world: World,
    tenant: TenantId,
    day: NaiveDate,
    template: String,
}

impl Clockwork {
    async fn new() -> Self {
        let world = World::queueing().await;
        let mut cx = Context::of_worker(world.gateway.services(), World::system(), CreateTenant::NAME);
        let opening = Opening {
            name: "Clockwork".into(),
            kind: TenantKind::Organisation,
            admin_email: KEEPER.into(),
            mode: Mode::Test,
            provisioning: false,
        };
        let tenant = open(&mut cx, opening).await.expect("it is opened");
        cx.commit().await.expect("it is there");
        for (email, role) in [(KEEPER, "owner"), (WRITER, "client_user")] {
            let body = json!({"email": email, "name": email, "password": PASSWORD, "tenantId": tenant, "role": role});
            let added = world.post("/api/v1/users").by(ADMIN).json(&body).send().await;
            assert_eq!(added.status, 201, "{}", added.text());
        }
        let plan = json!({"plan": "pro"});
        let put = world.ask(Method::PUT, &format!("/api/v1/tenants/{tenant}/plan")).by(ADMIN).json(&plan).send().await;
        assert_eq!(put.status, 204, "{}", put.text());
        let day = server::ambient::machine_now().0.date_naive().succ_opt().expect("a day");
        let template = published(&world, KEEPER, "Questions for a supplier").await;
        let it = Self { world, tenant, day, template };
        it.shows(0, "06:00:00").await;
        it
    }

    /// A time of the day that is so many days after the first.
    fn at(&self, days: i64, time: &str) -> Moment {
        let day = self.day + TimeDelta::days(days);
        Moment(format!("{day}T{time}Z").parse().expect("a moment"))
    }

    /// Lets the tenant's clock stand there; answers how many deadlines fell due by it.
    async fn shows(&self, days: i64, time: &str) -> usize {
        let shows = self.at(days, time);
        self.world.gateway.call(World::system(), SetTestClock { id: self.tenant, shows }).await.expect("time passes");
        due::fall(self.world.gateway.services()).await.expect("it falls due")
    }

    /// As [`Self::shows`], and a worker does what has come due.
    async fn passes(&self, schedule: &str, days: i64, time: &str) {
        assert!(self.shows(days, time).await >= 1, "nothing falls due at {time}");
        self.work(schedule).await.expect("it is written down");
    }

    async fn work(&self, schedule: &str) -> Result<(), server::Stop> {
        let schedule = schedule.parse().expect("an id");
        RunBySchedule { schedule }.carry_out(self.world.gateway.clone()).await
    }

    /// Each day at eight by UTC.
    fn daily(&self) -> Value {
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        json!({
            "name": "Questions of the day", "template": self.template, "timeZone": "UTC",
            "values": [{"name": "name", "value": "Wei"}],
            "rhythm": {"kind": "weekly", "days": days, "at": "08:00"},
        })
    }

    async fn ask(&self, method: Method, path: &str, who: &str, body: &Value) -> Reply {
        self.world.ask(method, path).by(who).json(body).send().await
    }

    async fn arranged(&self) -> String {
        let made = self.ask(Method::POST, PATH, WRITER, &self.daily()).await;
        assert_eq!(made.status, 201, "{}", made.text());
        made.json()["id"].as_str().expect("an id").to_owned()
    }

    async fn get(&self, path: &str, who: &str) -> Value {
        let reply = self.world.get(path).by(who).send().await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        reply.json()
    }

    async fn shown(&self, id: &str) -> Value {
        self.get(&format!("{PATH}/{id}"), KEEPER).await
    }

    /// The runs that the clock has started.
    async fn runs(&self) -> Vec<Value> {
        let page = self.get("/api/v1/executions?source=schedule", KEEPER).await;
        page["data"].as_array().cloned().expect("rows")
    }

    fn moment(&self, days: i64, time: &str) -> Value {
        serde_json::to_value(self.at(days, time)).expect("JSON")
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_fall_starts_one_run_however_many_processes_look() {
    let it = Clockwork::new().await;
    let id = it.arranged().await;
    let shown = it.shown(&id).await;
    let ahead = [0, 1, 2].map(|days| it.moment(days, "08:00:00"));
    assert_eq!((&shown["status"], &shown["nextFalls"]), (&json!("on"), &json!(ahead)), "{shown}");
    it.work(&id).await.expect("too early");
    assert!(it.runs().await.is_empty());

    assert!(it.shows(0, "08:00:10").await >= 1);
    // Whoever was too late fails with a conflict and would be tried again.
    let _ = tokio::join!(it.work(&id), it.work(&id), it.work(&id));
    it.work(&id).await.expect("nothing is left to do");
    let runs = it.runs().await;
    assert_eq!(runs.len(), 1, "{runs:?}");
    let run = it.get(&format!("/api/v1/executions/{}", runs[0]["id"].as_str().expect("an id")), KEEPER).await;
    assert_eq!((&run["prompt"], &run["why"]), (&json!("Reply to Wei."), &json!("Questions of the day")), "{run}");
    assert_eq!((&run["source"], &run["template"]["template"]), (&json!("schedule"), &json!(it.template)));
    assert_eq!(run["startedByName"], WRITER, "in its owner's name");
    let shown = it.shown(&id).await;
    assert_eq!((&shown["lastOutcome"], &shown["nextAt"]), (&json!("started"), &it.moment(1, "08:00:00")));
    assert_eq!(shown["falls"][0]["execution"], runs[0]["id"]);
    assert_eq!(it.shows(0, "09:30:00").await, 0, "the deadline is that of tomorrow");
    it.passes(&id, 1, "08:59:59").await;
    assert_eq!(it.runs().await.len(), 2, "an hour late is still in time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_missed_for_longer_than_an_hour_is_passed_over_and_said() {
    let it = Clockwork::new().await;
    let id = it.arranged().await;
    it.passes(&id, 2, "09:00:01").await;
    assert!(it.runs().await.is_empty());
    let shown = it.shown(&id).await;
    let fall = &shown["falls"][0];
    assert_eq!((&fall["outcome"], &fall["falls"]), (&json!("missed"), &json!(3)), "{shown}");
    assert_eq!(shown["nextAt"], it.moment(3, "08:00:00"));
    it.passes(&id, 4, "08:20:00").await;
    assert_eq!(it.runs().await.len(), 1, "the latest is run");
    let falls = it.shown(&id).await["falls"].clone();
    assert_eq!(
        (&falls[0]["outcome"], &falls[1]["outcome"], &falls[1]["falls"]),
        (&json!("started"), &json!("missed"), &json!(1))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn three_refusals_in_a_row_switch_it_off_and_its_owner_is_told() {
    let it = Clockwork::new().await;
    let id = it.arranged().await;
    let retire = format!("/api/v1/authored-templates/{}/retire", it.template);
    assert_eq!(it.ask(Method::POST, &retire, KEEPER, &json!({})).await.status, 204);
    it.passes(&id, 0, "08:00:00").await;
    it.passes(&id, 1, "08:00:00").await;
    let shown = it.shown(&id).await;
    assert_eq!((&shown["status"], &shown["refusals"]), (&json!("on"), &json!(2)), "{shown}");
    assert_eq!(shown["falls"][0]["why"]["code"], "schedule_template_gone");
    it.passes(&id, 2, "08:00:00").await;
    let shown = it.shown(&id).await;
    assert_eq!((&shown["status"], &shown["nextFalls"]), (&json!("given_up"), &json!([])), "{shown}");
    assert!(it.runs().await.is_empty());
    assert_eq!(it.shows(3, "08:00:00").await, 0, "nothing is left to fall");

    for _ in 0..500 {
        it.world.follow_to_the_end().await;
        let notices = it.get("/api/v1/me/notices", WRITER).await;
        let rows = notices["data"].as_array().cloned().unwrap_or_default();
        if let Some(told) = rows.iter().find(|row| row["kind"] == "schedule_given_up") {
            assert_eq!(told["page"], format!("/client/schedules/{id}"));
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("nobody was told");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn it_runs_with_the_rights_that_its_owner_has_by_then() {
    let it = Clockwork::new().await;
    let id = it.arranged().await;
    let writer = it.world.caller(WRITER).await.actor.expect("a person").person_id;
    let out = it.ask(Method::DELETE, &format!("/api/v1/users/{writer}/membership"), KEEPER, &json!({})).await;
    assert_eq!(out.status, 204, "{}", out.text());
    it.passes(&id, 0, "08:00:00").await;
    assert!(it.runs().await.is_empty());
    assert_eq!(it.shown(&id).await["falls"][0]["why"]["code"], "schedule_owner_gone");
    // Whoever arranges it otherwise has it run with their own.
    let edited = it.ask(Method::PUT, &format!("{PATH}/{id}"), KEEPER, &it.daily()).await;
    assert_eq!(edited.status, 204, "{}", edited.text());
    it.passes(&id, 1, "08:00:00").await;
    let runs = it.runs().await;
    assert_eq!((runs.len(), &runs[0]["startedByName"]), (1, &json!(KEEPER)), "{runs:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_schedule_is_its_owners_and_whoever_manages_runs_sees_it_too() {
    let it = Clockwork::new().await;
    let made = it.ask(Method::POST, PATH, KEEPER, &it.daily()).await;
    let id = made.json()["id"].as_str().expect("an id").to_owned();
    let one = format!("{PATH}/{id}");
    for who in [WRITER, RIVAL, CLIENT] {
        assert_eq!(it.world.get(&one).by(who).send().await.status, 404, "{who}");
        let off = it.ask(Method::PUT, &format!("{one}/switch"), who, &json!({"to": "off"})).await;
        let gone = it.ask(Method::DELETE, &one, who, &json!({})).await;
        assert_eq!((off.status, gone.status), (404, 404), "{who}");
        assert_eq!(it.get(PATH, who).await["data"], json!([]), "{who}");
    }
    assert_eq!(it.world.get(&format!("{PATH}?everybody=true")).by(WRITER).send().await.status, 403);
    let others = it.arranged().await;
    let all = it.get(&format!("{PATH}?everybody=true"), KEEPER).await;
    assert_eq!(all["data"].as_array().map(Vec::len), Some(2), "{all}");
    let switched = it.ask(Method::PUT, &format!("{PATH}/{others}/switch"), KEEPER, &json!({"to": "off"})).await;
    assert_eq!(switched.status, 204, "{}", switched.text());
    assert_eq!(it.shown(&others).await["status"], "off");
    assert_eq!(it.ask(Method::DELETE, &one, KEEPER, &json!({})).await.status, 204);
    assert_eq!(it.world.get(&one).by(KEEPER).send().await.status, 404);
    assert_eq!(it.shows(0, "08:00:00").await, 0, "neither falls");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_could_not_be_run_is_not_arranged() {
    let it = Clockwork::new().await;
    let mut wrongs = Vec::new();
    let mut wrong = |member: &str, value: Value, field: &str, code: &str| {
        let mut body = it.daily();
        body[member] = value;
        wrongs.push((body, (field.to_owned(), code.to_owned())));
    };
    wrong("values", json!([]), "values.name", "required");
    wrong("timeZone", json!("Europe/Nowhere"), "timeZone", "zone_unknown");
    wrong("until", json!("2020-01-01"), "until", "never_falls");
    wrong("label", json!("nobody"), "label", "label_unknown");
    wrong("rhythm", json!({"kind": "weekly", "days": [], "at": "08:00"}), "rhythm.days", "required");
    wrong("rhythm", json!({"kind": "monthly", "day": 40, "at": "8"}), "rhythm.day", "not_a_day_of_month");
    for (body, fault) in wrongs {
        let reply = it.ask(Method::POST, PATH, WRITER, &body).await;
        assert_eq!(reply.faults().first(), Some(&fault), "{body}: {}", reply.text());
    }
    assert_eq!(it.get(PATH, WRITER).await["data"], json!([]));
}
