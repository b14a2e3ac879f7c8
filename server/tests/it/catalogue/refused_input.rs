//! Input that nobody should send: every answer is an error in the standard shape, and none is a defect of ours.

use crate::support::people::{ADMIN, AGENCY, CLIENT};
use crate::support::{Reply, World, rest_of};
use domain::catalogue::{self, Entry};
use domain::kernel::{Access, Kind};
use domain::policy::{Permission, Role};
use serde_json::{Value, json};

const JSON: &str = "application/json";

/// Somebody who may call the operation.
fn who(entry: &Entry) -> &'static str {
    match entry.access {
        Access::Needs(Permission::ManageClients | Permission::ManageWorkspaces) => AGENCY,
        Access::Needs(permission) if Role::ClientUser.permissions().contains(permission) => CLIENT,
        Access::Needs(permission) if Role::Admin.permissions().contains(permission) => ADMIN,
        Access::Needs(permission) if Role::Agency.permissions().contains(permission) => AGENCY,
        Access::Needs(_) => ADMIN,
        _ => CLIENT,
    }
}

/// Every operation with a place in the REST interface that doesn't end the session. An upload's body is a file: what
/// is wrong with that, its own tests ask.
fn routes() -> impl Iterator<Item = &'static Entry> {
    let json = |entry: &&Entry| entry.rest.is_some() && entry.kind != Kind::Upload;
    catalogue::all().into_iter().filter(json).filter(|entry| entry.name != "identity.sign_out")
}

/// The error's code; a success or a defect of ours fails the test.
fn refused(reply: &Reply, what: &str) -> (u16, String) {
    assert!((400..500).contains(&reply.status), "{what}: {} {}", reply.status, reply.text());
    reply.refusal(what)
}

/// Either it is fine, or it is refused in shape.
fn no_defect(reply: &Reply, what: &str) {
    if reply.status >= 400 {
        refused(reply, what);
    }
}

/// Members with a text in the example's schema.
fn text_members(entry: &Entry) -> Vec<String> {
    let schema = (entry.input)(&mut catalogue::generator()).to_value();
    let is_text = |member: &Value| {
        member["type"] == "string" || member["type"].as_array().is_some_and(|kinds| kinds.contains(&json!("string")))
    };
    let members = schema["properties"].as_object().cloned().unwrap_or_default();
    members.into_iter().filter(|(_, member)| is_text(member)).map(|(name, _)| name).collect()
}

async fn send(world: &World, entry: &Entry, input: &Value) -> Reply {
    let (method, path, body) = rest_of(entry, input);
    world.ask(method, &path).by(who(entry)).json(&body).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_body_that_is_no_json_object_is_refused_on_every_route() {
    let world = World::queueing().await;
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let bodies = ["{", "[]", "null", "\"text\"", "{\"a\":1", "\u{feff}{}", "{\"a\":1}{\"b\":2}", "NaN", &deep];
    for entry in routes() {
        let (method, path, _) = rest_of(entry, &(entry.example)());
        for body in bodies {
            let what = format!("{} with {}", entry.name, &body[..body.len().min(20)]);
            let reply = world.ask(method.clone(), &path).by(who(entry)).body(JSON, body).send().await;
            assert_eq!(refused(&reply, &what), (400, "malformed_body".into()), "{what}");
        }
        let reply = world.ask(method, &path).by(who(entry)).body(JSON, b"{\"a\":\"\xff\"}".to_vec()).send().await;
        assert_eq!(refused(&reply, entry.name), (400, "malformed_body".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_body_of_another_type_or_of_two_megabytes_is_refused_on_every_route() {
    let world = World::queueing().await;
    let large = json!({"text": "x".repeat(2 * 1024 * 1024)}).to_string();
    for entry in routes() {
        let (method, path, _) = rest_of(entry, &(entry.example)());
        for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "///"] {
            let reply = world.ask(method.clone(), &path).by(who(entry)).body(kind, "{}").send().await;
            let what = format!("{} with {kind:?}", entry.name);
            assert_eq!(refused(&reply, &what), (415, "media_type_unsupported".into()), "{what}");
        }
        let reply = world.ask(method, &path).by(who(entry)).body(JSON, large.clone()).send().await;
        assert_eq!(refused(&reply, entry.name), (413, "body_too_large".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_megabytes_and_ten_thousand_letters_are_answered_clearly_on_every_route() {
    let world = World::queueing().await;
    let large = json!({"text": "x".repeat(10 * 1024 * 1024)}).to_string();
    for entry in routes() {
        let (method, path, _) = rest_of(entry, &(entry.example)());
        let reply = world.ask(method, &path).by(who(entry)).body(JSON, large.clone()).send().await;
        assert_eq!(refused(&reply, entry.name), (413, "body_too_large".into()));
        for member in text_members(entry) {
            for letter in ["x", "\u{1f3fa}"] {
                let mut input = (entry.example)();
                // An address can't be longer than 65,534 bytes, and there such a letter takes twelve.
                let in_address = rest_of(entry, &input).2.get(&member).is_none();
                let many = if in_address && !letter.is_ascii() { 5_000 } else { 10_000 };
                input[&member] = json!(letter.repeat(many));
                no_defect(&send(&world, entry, &input).await, &format!("{} {member} {letter}", entry.name));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_value_nested_a_thousand_times_is_refused_in_any_member() {
    let world = World::queueing().await;
    for entry in routes().filter(|entry| entry.rest.is_some_and(|rest| rest.method.as_str() != "GET")) {
        let (method, path, example) = rest_of(entry, &(entry.example)());
        for member in example.as_object().expect("an object").keys() {
            for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
                let deep = format!("{{\"{member}\": {}1{}}}", open.repeat(1_000), close.repeat(1_000));
                let reply = world.ask(method.clone(), &path).by(who(entry)).body(JSON, deep).send().await;
                let what = format!("{} {member} {open}", entry.name);
                assert_eq!(refused(&reply, &what).0, 400, "{what}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn odd_headers_are_no_defect_of_ours() {
    let world = World::queueing().await;
    let long = "x".repeat(4_000);
    let headers = [
        ("if-match", "\"\""),
        ("if-match", "\"99999999999999999999\""),
        ("if-none-match", ",,,\"\","),
        ("range", "bytes=18446744073709551615-"),
        ("accept-language", &long),
        ("traceparent", "00-\u{fffd}-1-1"),
        ("user-agent", "\u{202e}\u{1f3fa}"),
        ("x-forwarded-for", "1.2.3.4.5, ::, %00"),
        ("content-length", "-1"),
        ("authorization", "Bearer \u{1f3fa}"),
        ("cookie", "portico_session=\u{1f3fa}; =; ;;"),
    ];
    for entry in routes() {
        let (method, path, body) = rest_of(entry, &(entry.example)());
        for (name, value) in headers {
            let ask = world.ask(method.clone(), &path).by(who(entry)).json(&body);
            // Set last: `by` would replace a header of authorization.
            let ask = if name == "authorization" {
                world.ask(method.clone(), &path).json(&body).header(name, value)
            } else {
                ask.header(name, value)
            };
            no_defect(&ask.send().await, &format!("{} {name}: {value}", entry.name));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_member_that_nobody_knows_is_named() {
    let world = World::queueing().await;
    for entry in routes() {
        let (method, path, mut body) = rest_of(entry, &(entry.example)());
        body["nonsense"] = json!(1);
        let reply = world.ask(method, &path).by(who(entry)).json(&body).send().await;
        assert_eq!(refused(&reply, entry.name), (400, "validation_failed".into()));
        assert_eq!(reply.faults(), [("nonsense".into(), "unknown_field".into())], "{}", entry.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_member_of_the_wrong_type_is_named() {
    let world = World::queueing().await;
    for entry in routes().filter(|entry| entry.rest.is_some_and(|rest| rest.method.as_str() != "GET")) {
        let (method, path, example) = rest_of(entry, &(entry.example)());
        for member in example.as_object().expect("an object").keys() {
            for wrong in [json!({"no": "such"}), json!([[1]]), json!(true)] {
                let mut body = example.clone();
                body[member] = wrong;
                let reply = world.ask(method.clone(), &path).by(who(entry)).json(&body).send().await;
                let what = format!("{} {member}", entry.name);
                assert_eq!(refused(&reply, &what), (400, "validation_failed".into()), "{what}");
                let faults = reply.faults();
                assert!(faults.iter().all(|(field, _)| field.starts_with(member.as_str())), "{what}: {faults:?}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_missing_member_is_named() {
    let world = World::queueing().await;
    let reply = world.post("/api/v1/tenants").by(ADMIN).json(&json!({"kind": "agency"})).send().await;
    assert_eq!(refused(&reply, "no name"), (400, "validation_failed".into()));
    assert_eq!(reply.faults(), [("name".into(), "required".into())]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn odd_characters_in_any_text_are_no_defect_of_ours() {
    let world = World::queueing().await;
    let odd = [
        "\u{0}",
        "a\u{0}b",
        "a\u{1b}[31mb",
        "a\u{7f}",
        "a\u{202e}b",
        "a\u{2066}b",
        "🏺🏺🏺🏺",
        "𝕻ortico 中文 한국어 مرحبا",
        "\u{feff}x",
        "\u{fffe}\u{10ffff}",
        "' or 1=1 --",
        "%00%0a",
        "<script>",
        "\\u0000",
        "{}",
        "",
    ];
    for entry in routes() {
        for member in text_members(entry) {
            for text in odd {
                let mut input = (entry.example)();
                input[&member] = json!(text);
                let what = format!("{} {member} {text:?}", entry.name);
                if entry.rest.is_some_and(|rest| rest.path.contains(&format!("{{{member}}}"))) && text.is_empty() {
                    continue;
                }
                no_defect(&send(&world, entry, &input).await, &what);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn odd_characters_deep_inside_a_conversation_are_no_defect_of_ours() {
    let world = World::queueing().await;
    for text in ["\u{0}", "a\u{0}b", "a\u{202e}b", "🏺"] {
        let body = json!({"prompt": "Go on.", "system": text, "history": [{"role": "user", "content": text}]});
        no_defect(&world.post("/api/v1/executions").by(CLIENT).json(&body).send().await, text);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn limits_and_cursors_that_make_no_sense_are_refused_by_name() {
    let world = World::queueing().await;
    let lists = [("/api/v1/tenants", ADMIN), ("/api/v1/executions", CLIENT)];
    let foreign = world.get("/api/v1/tenants?limit=2&sort=name").by(ADMIN).send().await.json()["nextCursor"].clone();
    let foreign = foreign.as_str().expect("a next page").to_owned();
    for (path, who) in lists {
        for limit in ["0", "-1", "201", "65536", "99999999999999999999", "1e3", "ten", "1.5", ""] {
            let reply = world.get(&format!("{path}?limit={limit}")).by(who).send().await;
            assert_eq!(refused(&reply, limit), (400, "validation_failed".into()), "limit {limit}");
            assert_eq!(reply.faults()[0].0, "limit", "limit {limit}");
        }
        let forged = server::ambient::base64url(
            br#"{"order":"created_at desc","value":"never","id":"00000000-0000-0000-0000-000000000000"}"#,
        );
        for cursor in ["", "x", "%00", "e30", "!!!!", &foreign, &forged, &"A".repeat(1_900)] {
            let reply = world.get(&format!("{path}?cursor={cursor}")).by(who).send().await;
            assert_eq!(refused(&reply, cursor), (400, "validation_failed".into()), "cursor {cursor}");
            assert_eq!(reply.faults(), [("cursor".into(), "not_a_cursor".into())], "cursor {cursor}");
        }
        for query in ["sort=sideways", "status=odd", "limit=1&limit=2", "unknown=1"] {
            let reply = world.get(&format!("{path}?{query}")).by(who).send().await;
            assert_eq!(refused(&reply, query), (400, "validation_failed".into()), "{query}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ids_that_are_none_are_refused_and_unknown_ones_are_not_there() {
    let world = World::queueing().await;
    for id in ["x", "%00", "%FF", "..%2F..", "00000000", "null", "%F0%9F%8F%BA"] {
        for suffix in ["", "/events"] {
            let reply = world.get(&format!("/api/v1/executions/{id}{suffix}")).by(CLIENT).send().await;
            assert_eq!(refused(&reply, id).0, 400, "{id}{suffix}");
        }
    }
    let unknown = "/api/v1/executions/00000000-0000-7000-8000-000000000000";
    for path in [unknown.to_owned(), format!("{unknown}/events")] {
        let reply = world.get(&path).by(CLIENT).send().await;
        assert_eq!(refused(&reply, &path), (404, "resource_not_found".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn unknown_paths_and_wrong_methods_have_the_shape_too() {
    let world = World::demo().await;
    for path in ["/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/v2/tenants", "/api/fn", "/api/fn/no.such"] {
        for method in [http::Method::GET, http::Method::POST] {
            let reply = world.ask(method, path).send().await;
            assert!([404, 405].contains(&refused(&reply, path).0), "{path}");
        }
    }
    for entry in routes() {
        let (_, path, _) = rest_of(entry, &(entry.example)());
        let path = path.split('?').next().expect("a path").to_owned();
        // One place may have several methods, each an operation of its own.
        let place = entry.rest.expect("a place").path;
        let all = || catalogue::all().into_iter().filter_map(|it| it.rest);
        let taken = |method: &str| all().any(|it| it.path == place && it.method.as_str() == method);
        for method in ["PUT", "PATCH", "DELETE", "TRACE", "BREW"].into_iter().filter(|method| !taken(method)) {
            let reply = world.ask(method.parse().expect("a method"), &path).by(who(entry)).send().await;
            let what = format!("{method} {path}");
            assert_eq!(refused(&reply, &what), (405, "method_not_allowed".into()), "{what}");
            assert!(reply.header("allow").is_some(), "{what} says what is allowed");
        }
    }
}
