use super::load::{Balancer, Load};
use crate::support::people::ADMIN;
use crate::support::{OwnCluster, Portico, World, settings};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use server::commands::{Database, seed};
use server::integrations::models::Models;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_database_goes_and_comes_back_under_load_with_clear_answers_and_nothing_lost() {
    let own = tokio::task::spawn_blocking(OwnCluster::start).await.expect("a cluster");
    let database = Database { urls: own.urls(), cluster: Some(own.cluster.clone()) };
    database.migrate().await.expect("the schema is made");
    seed::fill(&settings(&[]), &database, &Models::default(), None).await.expect("the demo world is made");
    let world = World::on(own.urls(), None, Models::default(), &[]);
    let token = world.token(ADMIN).await;
    let processes: Vec<_> = (0..2).map(|_| Portico::beside(&own.urls(), &[])).collect();
    // Readiness follows the database; here it is asked all the same, to see what a caller gets.
    let balancer = Balancer::before(processes.iter().map(|process| process.url.clone())).await;
    balancer.until_ready(2).await;
    balancer.hold();
    let load = Load::start(&balancer, &token, 6);
    for _ in 0..2 {
        tokio::time::sleep(Duration::from_millis(700)).await;
        let postmaster = i32::try_from(own.cluster.pid().expect("it runs")).expect("a process id");
        kill(Pid::from_raw(postmaster), Signal::SIGKILL).expect("it runs");
        tokio::time::sleep(Duration::from_millis(1_500)).await;
    }
    balancer.until_answering(&token).await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    let outcome = load.stop().await;
    assert_eq!(outcome.wrong, Vec::<String>::new(), "none but 503 while it is away");
    assert!(!outcome.repeated.is_empty(), "it was away");
    for repeated in &outcome.repeated {
        let clear = ["database_unavailable", "in_flight"].iter().any(|code| repeated.contains(code));
        assert!(clear, "{repeated}");
    }
    let mut names = balancer.names(&token, "Load").await;
    names.sort();
    assert_eq!(names, outcome.opened.into_iter().collect::<Vec<_>>(), "each exactly once");
}
