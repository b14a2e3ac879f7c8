//! After `kill -9` of the server, of the database, of both, and in the middle of making the cluster.

#[path = "../common/mod.rs"]
mod common;
mod server;

use std::{fs, thread, time::Duration};

use common::{SOON, write_down, written};
use managed_postgres::{Cluster, Phase, testing};
use server::{Server, eventually, kill_hard};
use testing::{TempFolder, temp_cluster};

#[test]
fn a_killed_database_comes_back_with_what_was_committed() {
    let cluster = temp_cluster();
    write_down(cluster.connection(), "committed");
    let killed = cluster.pid().unwrap();
    kill_hard(killed);
    eventually("that its absence shows", || cluster.phase() != Phase::Ready);
    cluster.wait_ready(SOON).unwrap();
    assert_ne!(cluster.pid().unwrap(), killed);
    assert_eq!(cluster.exited(), None);
    assert_eq!(written(cluster.connection()), "committed");
}

#[test]
fn a_restart_is_asked_for_and_waited_for() {
    let cluster = temp_cluster();
    let before = cluster.pid().unwrap();
    cluster.restart(SOON).unwrap();
    assert_eq!(cluster.phase(), Phase::Ready);
    assert_ne!(cluster.pid().unwrap(), before);
}

#[test]
fn the_database_of_a_killed_server_stops_by_itself() {
    let folder = TempFolder::new();
    let server = Server::launch(folder.path());
    let postgres = server.postgres;
    write_down(&Cluster::attach(folder.path()).unwrap().expect("it runs"), "committed");
    server.kill();
    eventually("the end of the database", || !fs::exists(format!("/proc/{postgres}")).unwrap());
    assert!(!folder.path().join("cluster/postmaster.pid").exists(), "it stopped in order");

    let next = Cluster::start(testing::options(folder.path())).unwrap();
    assert_eq!(written(next.connection()), "committed");
}

#[test]
fn the_next_server_starts_right_after_the_last_was_killed() {
    let folder = TempFolder::new();
    for round in ["1", "2", "3"] {
        let server = Server::launch(folder.path());
        write_down(&Cluster::attach(folder.path()).unwrap().expect("it runs"), round);
        server.kill();
    }
    let last = Cluster::start(testing::options(folder.path())).unwrap();
    assert_eq!(written(last.connection()), "1,2,3");
}

#[test]
fn the_next_server_recovers_when_both_were_killed() {
    let folder = TempFolder::new();
    let server = Server::launch(folder.path());
    write_down(&Cluster::attach(folder.path()).unwrap().expect("it runs"), "committed");
    let (parent, postgres) = (server.pid(), server.postgres);
    // The server first, or its supervisor would start the database again.
    kill_hard(parent);
    kill_hard(postgres);
    server.kill();
    let next = Cluster::start(testing::options(folder.path())).unwrap();
    assert_eq!(written(next.connection()), "committed");
}

#[test]
fn a_pid_file_that_names_a_stranger_is_no_obstacle() {
    let folder = TempFolder::new();
    let server = Server::launch(folder.path());
    let (parent, postgres) = (server.pid(), server.postgres);
    kill_hard(parent);
    kill_hard(postgres);
    server.kill();
    // This process lives, and PostgreSQL alone would take it for the one that holds the data.
    let pid_file = folder.path().join("cluster/postmaster.pid");
    let rest = fs::read_to_string(&pid_file).unwrap().split_once('\n').unwrap().1.to_owned();
    fs::write(&pid_file, format!("{}\n{rest}", std::process::id())).unwrap();
    Cluster::start(testing::options(folder.path())).unwrap();
}

#[test]
fn a_server_killed_while_it_makes_the_cluster_leaves_nothing_half_made() {
    let folder = TempFolder::new();
    let data = folder.path().join("data");
    for after_ms in [150, 700, 1200] {
        let mut server = Server::command(&data).spawn().unwrap();
        thread::sleep(Duration::from_millis(after_ms));
        server.kill().unwrap();
        server.wait().unwrap();
        let cluster = data.join("cluster");
        assert!(!cluster.exists() || cluster.join("portico-bootstrap.sql").exists(), "after {after_ms} ms");
    }
    let cluster = Cluster::start(testing::options(&data)).unwrap();
    write_down(cluster.connection(), "works");
    let left = fs::read_dir(&data).unwrap().flatten().filter(|e| e.file_name().to_string_lossy().starts_with(".unfin"));
    assert_eq!(left.count(), 0, "what was left is swept away");
}

#[test]
#[ignore = "the body of the server process that other tests start and kill"]
fn serve_when_asked() {
    server::serve();
}
