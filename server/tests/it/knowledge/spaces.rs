use super::{does, draft, everybody, get, id_of, look, page, person, send, space, tenant, titles};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER, RIVAL};
use http::Method;
use serde_json::json;
use server::store::Projection;
use server::store::rebuild::rebuild;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_workspace_has_a_space_before_anything_happened() {
    let world = World::demo().await;
    let main = tenant(&world, RIVAL).await;
    let list = get(&world, "/spaces", RIVAL).await;
    assert_eq!(list["data"].as_array().map(Vec::len), Some(1), "{list}");
    let row = &list["data"][0];
    assert_eq!((&row["id"], &row["workspaceId"], &row["mayWrite"]), (&json!(main), &json!(main), &json!(true)));
    assert_eq!(row["name"], "Borealis Logistics", "it is called as its workspace");
    let path = format!("/spaces/{main}");
    assert_eq!(get(&world, &path, RIVAL).await["version"], 0);
    assert_eq!(look(&world, &path, CLIENT).await.status, 404, "another tenant's isn't there");

    let ours = format!("/spaces/{}", tenant(&world, OWNER).await);
    does(&world, Method::PATCH, &ours, OWNER, json!({"approval": true})).await;
    let shown = get(&world, &ours, OWNER).await;
    assert_eq!((&shown["approval"], &shown["mayKeep"]), (&json!(true), &json!(true)));
    for (method, path, body) in [
        (Method::PATCH, ours.clone(), json!({"name": "Other"})),
        (Method::PUT, format!("{ours}/access"), json!({"access": []})),
        (Method::POST, format!("{ours}/archive"), json!({})),
    ] {
        let refused = send(&world, method, &path, OWNER, &body).await;
        assert_eq!(refused.refusal(&path), (409, "space_of_workspace".into()));
    }
    let early = send(&world, Method::PATCH, &ours, CLIENT, &json!({"approval": false})).await;
    assert_eq!(early.refusal("no keeper"), (403, "not_space_keeper".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_people_of_a_workspace_read_and_write_in_its_space() {
    let world = World::demo().await;
    let id = id_of(&does(&world, Method::POST, "/workspaces", OWNER, json!({"name": "Board papers"})).await);
    let path = format!("/spaces/{id}");
    assert_eq!(look(&world, &path, CLIENT).await.status, 404);
    let place = format!("/workspaces/{id}/members/{}", person(&world, CLIENT).await);
    does(&world, Method::PUT, &place, OWNER, json!({})).await;
    let shown = get(&world, &path, CLIENT).await;
    assert_eq!((&shown["mayWrite"], &shown["mayKeep"]), (&json!(true), &json!(false)));
    let written = page(&world, CLIENT, &id, "Minutes", "Nothing was decided.").await;
    does(&world, Method::DELETE, &place, OWNER, json!({})).await;
    for asked in [path, format!("/documents/{written}")] {
        assert_eq!(look(&world, &asked, CLIENT).await.status, 404, "{asked}, from the next request on");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn only_who_is_named_reads_a_space_and_only_writers_write() {
    let world = World::demo().await;
    let id = space(&world, "Recipes", json!([])).await;
    let (path, access) = (format!("/spaces/{id}"), format!("/spaces/{id}/access"));
    let salt = page(&world, OWNER, &id, "Salt", "Little of it.").await;
    for asked in
        [path.clone(), format!("{path}/tree"), format!("/documents/{salt}"), format!("/documents?spaceId={id}")]
    {
        for who in [CLIENT, RIVAL] {
            assert_eq!(look(&world, &asked, who).await.status, 404, "{asked} by {who}");
        }
    }
    assert_eq!(get(&world, "/spaces?search=recipes", CLIENT).await["data"], json!([]));
    assert_eq!(get(&world, "/documents?search=salt", CLIENT).await["data"], json!([]));

    let lina = person(&world, CLIENT).await;
    let reads = json!({"access": [{"kind": "person", "id": lina, "role": "reader"}]});
    does(&world, Method::PUT, &access, OWNER, reads).await;
    assert_eq!(titles(&get(&world, "/documents?search=salt", CLIENT).await), ["Salt"]);
    let write = json!({"spaceId": id, "title": "Pepper"});
    let refused = send(&world, Method::POST, "/pages", CLIENT, &write).await;
    assert_eq!(refused.refusal("a reader"), (403, "not_space_writer".into()));

    let team = id_of(&does(&world, Method::POST, "/teams", OWNER, json!({"name": "Kitchen"})).await);
    let by_team = json!({"access": [{"kind": "team", "id": team, "role": "writer"}]});
    does(&world, Method::PUT, &access, OWNER, by_team).await;
    assert_eq!(look(&world, &path, CLIENT).await.status, 404, "no longer by name, and not of the team");
    does(&world, Method::PUT, &format!("/teams/{team}/members/{lina}"), OWNER, json!({})).await;
    draft(&world, CLIENT, &id, "Pepper", "Black.").await;

    let stranger = person(&world, RIVAL).await;
    let named = json!({"access": [{"kind": "person", "id": stranger, "role": "reader"}]});
    let refused = send(&world, Method::PUT, &access, OWNER, &named).await;
    assert_eq!(refused.faults(), [("access".into(), "person_unknown".into())]);
    let denied = send(&world, Method::POST, "/spaces", CLIENT, &json!({"name": "Mine"})).await;
    assert_eq!(denied.refusal("a space"), (403, "permission_missing".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_space_that_was_put_away_is_read_and_found_no_more_and_not_written_in() {
    let world = World::demo().await;
    let id = space(&world, "Old recipes", everybody("writer")).await;
    let salt = page(&world, CLIENT, &id, "Salt", "Much of it.").await;
    does(&world, Method::POST, &format!("/spaces/{id}/archive"), OWNER, json!({})).await;
    let refused = send(&world, Method::POST, "/pages", CLIENT, &json!({"spaceId": id, "title": "Pepper"})).await;
    assert_eq!(refused.refusal("put away"), (409, "space_archived".into()));
    assert_eq!(get(&world, "/documents?search=salt", CLIENT).await["data"], json!([]), "it isn't found");
    assert_eq!(get(&world, &format!("/documents/{salt}"), CLIENT).await["mayWrite"], json!(false), "and opened still");
    assert_eq!(get(&world, "/spaces?archived=true", CLIENT).await["data"][0]["id"], json!(id));
    does(&world, Method::POST, &format!("/spaces/{id}/restore"), OWNER, json!({})).await;
    assert_eq!(titles(&get(&world, "/documents?search=salt", CLIENT).await), ["Salt"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rebuild_comes_to_the_same_spaces_and_documents() {
    let world = World::demo().await;
    let id = space(&world, "Handbook", everybody("writer")).await;
    let written = page(&world, CLIENT, &id, "Salt", "Little of it.").await;
    super::write(&world, OWNER, &written, 1, "None of it.").await;
    does(&world, Method::POST, &format!("/documents/{written}/shares"), CLIENT, json!({})).await;
    let ours = format!("/spaces/{}", tenant(&world, OWNER).await);
    does(&world, Method::PATCH, &ours, OWNER, json!({"approval": true})).await;
    for name in ["space", "document"] {
        let projection = Projection::find(name).expect("it is one");
        let rebuilt = rebuild(world.db(), &world.gateway.services().keys, projection, |_| Ok(())).await;
        assert_eq!(rebuilt.unwrap_or_else(|why| panic!("{name}: {why}")).rows_changed, 0, "{name}");
    }
}
