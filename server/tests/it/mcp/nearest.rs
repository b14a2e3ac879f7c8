//! The tools that a text is about, by the sentence model that installations come with.

use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use server::tools::find_tools;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_text_finds_its_tool_among_those_that_the_person_may_use() {
    let world = World::queueing().await;
    let owner = world.caller(OWNER).await;
    for (text, wanted) in [
        ("Set up a new team called Spice desk", "tenancy.add_team"),
        ("List the people of our organisation", "identity.people"),
        ("Invite mira@example.org to join us", "identity.invite_person"),
        ("أضف فريقًا جديدًا", "tenancy.add_team"),
        ("添加一个团队", "tenancy.add_team"),
        ("팀 추가해 줘", "tenancy.add_team"),
    ] {
        let found = find_tools(world.gateway.services(), &owner, text, 8).await.expect("tools");
        let names: Vec<&str> = found.iter().map(|(tool, _)| tool.name).collect();
        assert!(names.contains(&wanted), "{text}: {names:?}");
        assert!(found.is_sorted_by(|(_, one), (_, other)| one >= other));
    }
    let client = world.caller(CLIENT).await;
    let found = find_tools(world.gateway.services(), &client, "Set up a new team", 1_000).await.expect("tools");
    assert!(!found.iter().any(|(tool, _)| tool.name == "tenancy.add_team"), "a client may not");
}
