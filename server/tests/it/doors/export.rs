//! Lists as files: every one of the catalogue, read back with other people's readers.

use crate::catalogue::made_first;
use crate::support::people::{ADMIN, AGENCY, CLIENT, INVESTOR, OWNER, RIVAL};
use crate::support::{Reply, World, rest_of};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use domain::catalogue::{self, Entry};
use std::io::Cursor;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn lists() -> Vec<&'static Entry> {
    let lists: Vec<_> = catalogue::all().into_iter().filter(|entry| entry.is_list()).collect();
    assert!(lists.len() >= 2, "the lists are found");
    lists
}

/// Heading and rows of a CSV file.
fn csv_of(reply: &Reply) -> (Vec<String>, Vec<Vec<String>>) {
    assert_eq!(reply.status, 200, "{}", reply.text());
    let text = reply.text();
    let text = text.strip_prefix('\u{FEFF}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let record = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let heading = record(reader.headers().expect("a heading"));
    (heading, reader.records().map(|row| record(&row.expect("a row"))).collect())
}

/// The cells of a workbook's only sheet.
fn xlsx_of(reply: &Reply) -> Vec<Vec<Data>> {
    assert_eq!((reply.status, reply.header("content-type")), (200, Some(XLSX)), "{}", reply.text());
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(reply.bytes())).expect("a workbook");
    let sheet = workbook.worksheet_range_at(0).expect("a sheet").expect("it can be read");
    sheet.rows().map(<[Data]>::to_vec).collect()
}

async fn insert(world: &World, rows: &str) {
    let statement = format!(
        "insert into tenancy.tenants (id, name, kind, status, admin_email, created_at, version)
         select gen_random_uuid(), name, 'agency', 'active', email, timestamptz '2026-01-01', 1 from ({rows}) it"
    );
    let mut superuser = world.as_superuser().await;
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut superuser).await.expect("tenants are made");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_list_of_the_catalogue_exports_as_csv_and_as_a_workbook() {
    let world = World::queueing().await;
    let somebody = world.caller(CLIENT).await.actor.expect("a person").person_id;
    for entry in lists() {
        let schema = (entry.input)(&mut catalogue::generator()).to_value();
        let known = |name: &str| schema["properties"].get(name).is_some();
        assert!(known("limit") && known("cursor"), "{} has no pages", entry.name);
        assert!(!known("format"), "{}: `format` is taken by exports", entry.name);
        if entry.rest.is_none() {
            continue;
        }
        let mut input = (entry.example)();
        if entry.rest.is_some_and(|rest| rest.path.contains("{id}")) {
            input["id"] = serde_json::json!(somebody);
        }
        made_first::fill(&world, entry, &mut input).await;
        if let Some((member, id)) = crate::catalogue::indexes::parent(&world, CLIENT, entry).await {
            input[member] = id;
        }
        let (method, path, _) = rest_of(entry, &input);
        let mark = if path.contains('?') { '&' } else { '?' };
        let mut answered = 0;
        for who in [ADMIN, CLIENT, AGENCY, OWNER] {
            let page = world.ask(method.clone(), &path).by(who).send().await;
            let by_query = world.ask(method.clone(), &format!("{path}{mark}format=csv")).by(who).send().await;
            let by_accept = world.ask(method.clone(), &path).header("accept", XLSX).by(who).send().await;
            assert_eq!((page.status, page.status), (by_query.status, by_accept.status), "{} by {who}", entry.name);
            if page.status != 200 {
                assert_eq!(page.code(entry.name), by_query.code(entry.name));
                continue;
            }
            answered += 1;
            let (heading, rows) = csv_of(&by_query);
            let cells = xlsx_of(&by_accept);
            let titles: Vec<_> = cells[0].iter().map(ToString::to_string).collect();
            assert_eq!(titles, heading, "{}", entry.name);
            // An export is recorded, so that a list of what was done has a row more the next time.
            let recorded = usize::from(["platform.audit_log", "platform.my_activity"].contains(&entry.name));
            let between = rows.len()..=rows.len() + 2 * recorded;
            assert!(between.contains(&(cells.len() - 1)), "{}", entry.name);
            assert!(rows.len() >= page.json()["data"].as_array().map_or(0, Vec::len), "{}", entry.name);
        }
        assert!(answered > 0, "nobody may see {}", entry.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_file_holds_the_rows_of_all_pages_in_the_order_asked_for() {
    let world = World::demo().await;
    insert(&world, "select 'Row ' || i as name, 'r@x.example' as email from generate_series(1000, 1449) i").await;
    let reply = world.get("/api/v1/tenants?search=row&sort=-name&limit=7&format=csv").by(ADMIN).send().await;
    let (heading, rows) = csv_of(&reply);
    assert_eq!(heading, ["Id", "Name", "Kind", "Status", "Administrator", "Opened", "Plan", "Data"]);
    let names: Vec<_> = rows.iter().map(|row| row[1].clone()).collect();
    let expected: Vec<_> = (1000..1450).rev().map(|i| format!("Row {i}")).collect();
    assert_eq!(names, expected);
    assert_eq!(reply.header("content-type"), Some("text/csv; charset=utf-8; header=present"));
    let name = reply.header("content-disposition").expect("a file name").to_owned();
    let date = name.strip_prefix("attachment; filename=\"tenants-").and_then(|rest| rest.strip_suffix(".csv\""));
    assert!(date.is_some_and(|date| date.len() == 10 && date.starts_with("20")), "{name}");
    let recorded: Vec<String> =
        sqlx::query_scalar("select what from log.accesses where operation = 'tenancy.tenants' order by position")
            .fetch_all(&mut world.as_superuser().await)
            .await
            .expect("accesses");
    assert_eq!(recorded, ["far_reach", "exported"], "once, and not for each page");
    let cells = xlsx_of(&world.get("/api/v1/tenants?search=row&sort=-name&format=xlsx").by(ADMIN).send().await);
    assert_eq!(cells.iter().skip(1).map(|row| row[1].to_string()).collect::<Vec<_>>(), expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_begins_like_a_formula_runs_in_no_spreadsheet_and_every_script_survives() {
    let world = World::demo().await;
    let nasty = [
        "=HYPERLINK(\"http://evil\")",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "a,\"b\"\nc",
        "شركة النور",
        "한빛 상사",
        "星辰",
    ];
    let rows: Vec<_> = nasty.iter().map(|name| format!("(E'Z{}', '{0}')", name.replace('\'', "''"))).collect();
    insert(&world, &format!("select substr(name, 2) as name, email from (values {}) v (name, email)", rows.join(", ")))
        .await;
    let path = "/api/v1/tenants?kind=agency&sort=name";
    let (_, rows) = csv_of(&world.get(&format!("{path}&format=csv")).by(ADMIN).send().await);
    let cells = xlsx_of(&world.get(&format!("{path}&format=xlsx")).by(ADMIN).send().await);
    for name in nasty {
        let dangerous = name.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let safe = if dangerous { format!("'{name}") } else { name.to_owned() };
        assert!(rows.iter().any(|row| row[1] == safe), "{name:?} as {safe:?} in {rows:?}");
        // In a workbook it is a string whatever it says. (Line ends come back as XML reads them.)
        let read = |text: &str| text.replace('\r', "\n");
        let found = cells.iter().find(|row| matches!(&row[1], Data::String(text) if read(text) == read(name)));
        assert!(found.is_some(), "{name:?} in {cells:?}");
    }
    for row in &rows {
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn numbers_stay_numbers_and_nothing_stays_nothing() {
    let world = World::queueing().await;
    let run = serde_json::json!({"prompt": "=1+1"});
    let started = world.post("/api/v1/executions").by(CLIENT).json(&run).send().await;
    assert_eq!(started.status, 201, "{}", started.text());
    sqlx::raw_sql(
        "update workspaces.executions set status = 'done', latency_ms = 1234, prompt_tokens = 5, completion_tokens = 2",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("it is done");
    let reply = world.get("/api/v1/executions?format=xlsx").by(CLIENT).send().await;
    let cells = xlsx_of(&reply);
    let column = |heading: &str| cells[0].iter().position(|cell| *cell == *heading).expect("a column");
    assert_eq!(cells[1][column("Duration (ms)")], Data::Float(1234.0));
    assert_eq!(cells[1][column("Tokens")], Data::Float(7.0));
    assert_eq!(cells[1][column("Prompt")], Data::String("=1+1".into()));
    let (heading, rows) = csv_of(&world.get("/api/v1/executions?format=csv").by(CLIENT).send().await);
    let column = |name: &str| heading.iter().position(|heading| heading == name).expect("a column");
    assert_eq!(rows[0][column("Duration (ms)")], "1234");
    assert_eq!(rows[0][column("Prompt")], "'=1+1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_file_shows_no_more_than_the_list_does() {
    let world = World::queueing().await;
    let run = serde_json::json!({"prompt": "Name a spice."});
    assert_eq!(world.post("/api/v1/executions").by(CLIENT).json(&run).send().await.status, 201);
    let own = csv_of(&world.get("/api/v1/executions?format=csv").by(CLIENT).send().await).1;
    assert!(own.iter().any(|row| row.contains(&"Name a spice.".to_owned())));
    let foreign = csv_of(&world.get("/api/v1/executions?format=csv").by(RIVAL).send().await).1;
    assert!(foreign.iter().all(|row| !row.contains(&"Name a spice.".to_owned())));
    for format in ["csv", "xlsx"] {
        let path = format!("/api/v1/tenants?format={format}");
        let refused = world.get(&path).by(INVESTOR).send().await;
        assert_eq!(refused.refusal(&path), (403, "permission_missing".into()));
        assert_eq!(world.get(&path).send().await.refusal(&path), (401, "not_signed_in".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_format_that_there_is_not_and_a_filter_that_there_is_not_are_refused() {
    let world = World::demo().await;
    let reply = world.get("/api/v1/tenants?format=pdf").by(ADMIN).send().await;
    assert_eq!((reply.status, reply.faults()), (400, vec![("format".into(), "not_allowed".into())]));
    for path in ["/api/v1/tenants?colour=red", "/api/v1/tenants?colour=red&format=csv"] {
        let reply = world.get(path).by(ADMIN).send().await;
        assert_eq!((reply.status, reply.faults()), (400, vec![("colour".into(), "unknown_field".into())]), "{path}");
    }
    let page = world.get("/api/v1/tenants?format=json").by(ADMIN).header("accept", "text/csv").send().await;
    assert!(page.json()["data"].is_array());
    let me = world.get("/api/v1/me?format=csv").by(ADMIN).send().await;
    assert_eq!(
        (me.status, me.faults()),
        (400, vec![("format".into(), "unknown_field".into())]),
        "only lists are files"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn headings_are_in_the_callers_language() {
    let world = World::demo().await;
    for (language, heading) in [("ko", "이름"), ("ar", "الاسم"), ("zh", "名称")] {
        let ask = world.get("/api/v1/tenants?format=csv").by(ADMIN).header("accept-language", language);
        let (headings, _) = csv_of(&ask.send().await);
        assert!(headings.contains(&heading.to_owned()), "{headings:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_thousand_rows_come_as_csv_and_one_more_is_too_much_for_a_workbook() {
    let world = World::demo().await;
    insert(&world, "select 'Row ' || i as name, 'r@x.example' as email from generate_series(1, 100001) i").await;
    let reply = world.get("/api/v1/tenants?search=row&format=xlsx").by(ADMIN).send().await;
    assert_eq!(reply.refusal("xlsx"), (400, "export_too_large".into()));
    assert_eq!(reply.json()["error"]["params"]["rows"], "100000");
    let (_, rows) = csv_of(&world.get("/api/v1/tenants?search=row&format=csv").by(ADMIN).send().await);
    let ids: std::collections::BTreeSet<_> = rows.iter().map(|row| &row[0]).collect();
    assert_eq!((rows.len(), ids.len()), (100_001, 100_001));
}

#[test]
fn the_document_names_the_files_of_every_list() {
    let document = server::doors::openapi::document(&catalogue::all());
    for entry in catalogue::all() {
        let Some(rest) = entry.rest else { continue };
        let operation = &document["paths"][rest.path][rest.method.as_str().to_lowercase()];
        let content = &operation["responses"][entry.status().to_string()]["content"];
        let named = ["text/csv", XLSX].iter().filter(|kind| content[**kind].is_object()).count();
        let has_member = operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .any(|it| it["$ref"] == "#/components/parameters/Format");
        assert_eq!((named, has_member), (if entry.is_list() { 2 } else { 0 }, entry.is_list()), "{}", entry.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_menu_of_a_list_keeps_its_filters_and_its_order() {
    let world = World::demo().await;
    let cookie = world.cookie(ADMIN).await;
    let page = world.get("/admin/tenants?kind=agency&sort=name&cursor=").header("cookie", &cookie).send().await;
    assert_eq!(page.status, 200);
    for format in ["csv", "xlsx"] {
        let url = format!("/api/v1/tenants?kind=agency&sort=name&format={format}");
        assert!(page.text().contains(&format!("href=\"{}\"", url.replace('&', "&amp;"))), "{}", page.text());
        let file = world.get(&url).header("cookie", &cookie).send().await;
        assert!(file.header("content-disposition").is_some(), "a browser's session suffices");
    }
}
