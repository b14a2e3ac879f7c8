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
    let kept =
        world.get("/preferences?density=comfortable&sidebar=folded&keys=off&groups=9&next=/account").send().await;
    let cookies: Vec<String> = kept
        .headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|line| Some(line.to_str().ok()?.split(';').next()?.to_owned()))
        .collect();
    assert_eq!(
        cookies,
        ["portico_density=comfortable", "portico_sidebar=folded", "portico_keys=off", "portico_groups=9"]
    );
    let session = world.cookie(ADMIN).await;
    let page = async |cookies: &str| {
        let ask = world.get("/admin/tenants").header("accept", "text/html");
        ask.header("cookie", &format!("{session}; {cookies}")).send().await.text()
    };
    let own = page(&cookies.join("; ")).await;
    assert!(own.contains("data-density=\"comfortable\"") && own.contains("class=\"frame is-folded\""), "as was chosen");
    for odd in ["", "portico_density=huge; portico_sidebar=x; portico_keys=x; portico_groups=x"] {
        let plain = page(odd).await;
        assert!(plain.contains("data-density=\"compact\"") && !plain.contains("is-folded\""), "{odd}");
    }
    let back = world.get("/preferences?density=portal&sidebar=whole&keys=on&groups=0&next=/account").send().await;
    let gone =
        back.headers.get_all("set-cookie").iter().filter(|line| line.to_str().is_ok_and(|it| it.contains("Max-Age=0")));
    assert_eq!(gone.count(), 4);
}

/// Of each heading in the navigation, whether its group is open.
fn groups(page: &str) -> Vec<bool> {
    let tags = page.split("<button").filter_map(|rest| rest.split('>').next()).filter(|tag| tag.contains("nav-head"));
    tags.map(|tag| tag.contains("aria-expanded=\"true\"")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn groups_of_the_navigation_are_written_as_they_were_left_and_that_of_the_page_open() {
    let world = World::demo().await;
    let session = world.cookie(ADMIN).await;
    let page = async |path: &str, kept: &str| {
        let ask = world.get(path).header("accept", "text/html");
        ask.header("cookie", &format!("{session}; portico_groups={kept}")).send().await.text()
    };
    for odd in ["", "x", "-1", "4294967296"] {
        let open = groups(&page("/admin/tenants", odd).await);
        assert!(open.len() > 3 && open.iter().all(|is_open| *is_open), "{odd}: {open:?}");
    }
    let all = u32::MAX.to_string();
    let open = groups(&page("/admin/tenants", &all).await);
    assert_eq!(open.iter().filter(|is_open| **is_open).count(), 1, "{open:?}");
    assert!(groups(&page("/admin", &all).await).iter().all(|is_open| !is_open), "a home stands in no group");
    assert!(groups(&page("/account", "").await).is_empty(), "a person's own pages are few");
}
