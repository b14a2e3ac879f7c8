use crate::support::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_choice_is_kept_and_leads_back() {
    let reply = World::empty().await.get("/preferences?theme=dark&lang=ko&next=/login").send().await;
    assert_eq!((reply.status, reply.header("location")), (303, Some("/login")));
    let cookies: Vec<_> = reply.headers.get_all("set-cookie").iter().filter_map(|line| line.to_str().ok()).collect();
    assert!(cookies.iter().any(|line| line.starts_with("portico_theme=dark;")), "{cookies:?}");
    assert!(cookies.iter().any(|line| line.starts_with("portico_lang=ko;")), "{cookies:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_choice_that_is_none_is_not_kept_and_never_leads_elsewhere() {
    let world = World::empty().await;
    for next in ["//evil.example", "https://evil.example", "/%5Cevil.example", "javascript:x", "/%0d%0aSet-Cookie:x=y"]
    {
        let reply = world.get(&format!("/preferences?theme=neon&lang=xx&next={next}")).send().await;
        assert!(reply.status < 500, "{next}");
        let to = reply.header("location").unwrap_or("/");
        assert!(to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/\\"), "{next} leads to {to}");
        assert_eq!(reply.headers.get("set-cookie"), None, "{next}");
    }
}
