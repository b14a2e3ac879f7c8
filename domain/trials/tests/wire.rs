//! The browser's actor is the server's: what decides comes whole through JSON.

use policy_trials::World;

#[test]
fn an_actor_is_the_same_after_the_way_to_the_browser() {
    let world = World::nth(0);
    for case in world.cases() {
        let actor = case.actor(&world);
        let json = serde_json::to_string(&actor).expect("an actor is plain data");
        assert_eq!(serde_json::from_str::<domain::policy::Actor>(&json).expect(&json), actor);
    }
}
