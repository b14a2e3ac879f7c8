use crate::support::World;
use crate::support::people::ADMIN;

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

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn how_the_frame_is_is_kept_shown_and_taken_back() {
    let world = World::demo().await;
    let kept = world.get("/preferences?density=comfortable&sidebar=folded&keys=off&next=/account").send().await;
    let cookies: Vec<String> = kept
        .headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|line| Some(line.to_str().ok()?.split(';').next()?.to_owned()))
        .collect();
    assert_eq!(cookies, ["portico_density=comfortable", "portico_sidebar=folded", "portico_keys=off"]);
    let session = world.cookie(ADMIN).await;
    let page = async |cookies: &str| {
        let ask = world.get("/admin/tenants").header("accept", "text/html");
        ask.header("cookie", &format!("{session}; {cookies}")).send().await.text()
    };
    let own = page(&cookies.join("; ")).await;
    assert!(own.contains("data-density=\"comfortable\"") && own.contains("class=\"frame is-folded\""), "as was chosen");
    for odd in ["", "portico_density=huge; portico_sidebar=x; portico_keys=x"] {
        let plain = page(odd).await;
        assert!(plain.contains("data-density=\"compact\"") && !plain.contains("is-folded\""), "{odd}");
    }
    let back = world.get("/preferences?density=portal&sidebar=whole&keys=on&next=/account").send().await;
    let gone =
        back.headers.get_all("set-cookie").iter().filter(|line| line.to_str().is_ok_and(|it| it.contains("Max-Age=0")));
    assert_eq!(gone.count(), 3);
}
