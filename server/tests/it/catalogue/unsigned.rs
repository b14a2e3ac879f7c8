use crate::support::{World, form_of, rest_of};
use domain::catalogue;
use domain::kernel::Access;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_a_sign_in_rest_refuses_all_but_the_public() {
    let world = World::demo().await;
    for entry in catalogue::all().into_iter().filter(|entry| entry.access != Access::Public && entry.rest.is_some()) {
        let (method, path, body) = rest_of(entry, &(entry.example)());
        let reply = world.ask(method, &path).json(&body).send().await;
        assert_eq!(reply.refusal(entry.name), (401, "not_signed_in".into()));
        assert_eq!(reply.header("www-authenticate"), Some("Bearer"), "{}", entry.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_a_sign_in_server_functions_refuse_all_but_the_public() {
    let world = World::demo().await;
    let closed = |entry: &&catalogue::Entry| entry.access != Access::Public && entry.kind.is_plain_call();
    for entry in catalogue::all().into_iter().filter(closed) {
        let call = format!("/api/fn/{}", entry.name);
        let reply = world.post(&call).form(form_of(&(entry.example)())).send().await;
        assert_eq!(reply.refusal(entry.name), (401, "not_signed_in".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_a_sign_in_the_openai_door_answers_in_its_own_shape() {
    let world = World::demo().await;
    let messages = serde_json::json!({"messages": [{"role": "user", "content": "Hello"}]});
    for reply in [
        world.post("/api/v1/ai/chat/completions").json(&messages).send().await,
        world.get("/api/v1/ai/models").send().await,
    ] {
        assert_eq!((reply.status, reply.json()["error"]["type"].as_str()), (401, Some("authentication_error")));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_isnt_a_plain_call_is_no_server_function() {
    let world = World::demo().await;
    for entry in catalogue::all().into_iter().filter(|entry| !entry.kind.is_plain_call()) {
        let reply = world.post(&format!("/api/fn/{}", entry.name)).form(form_of(&(entry.example)())).send().await;
        assert_eq!(reply.refusal(entry.name), (404, "resource_not_found".into()));
    }
}
