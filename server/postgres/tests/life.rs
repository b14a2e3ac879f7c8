//! A cluster's ordinary life: start, use, stop, start again, and what is refused.

mod common;

use std::{fs, os::unix::fs::MetadataExt, time::Instant};

use common::{sql, write_down, written};
use managed_postgres::{APP, Cluster, DATABASE, Durability, Error, OWNER, Options, Phase, SUPERUSER, testing};
use testing::{TempFolder, temp_cluster};

#[test]
fn a_cluster_stops_and_starts_again_quickly_with_its_rows() {
    let folder = TempFolder::new();
    let options = Options { durability: Durability::Full, ..testing::options(folder.path()) };
    let first = Cluster::start(options.clone()).unwrap();
    write_down(first.connection(), "kept");
    first.stop().unwrap();
    assert_eq!(first.phase(), Phase::Stopped);
    assert!(first.exited().is_some_and(|status| status.success()), "it ended in order: {:?}", first.exited());
    assert!(matches!(first.restart(common::SOON), Err(Error::Stopped)));
    drop(first);

    let since = Instant::now();
    let second = Cluster::start(options).unwrap();
    let took = since.elapsed();
    assert_eq!(written(second.connection()), "kept");
    assert!(took.as_secs() < 3, "the second start took {took:?}");
}

#[test]
fn the_roles_can_do_their_work_and_no_more() {
    let cluster = temp_cluster();
    let at = cluster.connection();
    sql(at, OWNER, "CREATE TABLE doc (embedding vector(3))").unwrap();
    for forbidden in
        ["CREATE TABLE t ()", "SELECT * FROM doc", "SET ROLE portico_owner", "CREATE ROLE r", "CREATE DATABASE d"]
    {
        assert!(sql(at, APP, forbidden).is_err(), "{forbidden}");
    }
    // A tenant's own database is a copy of the template, which stays as it is.
    for work in ["CREATE DATABASE cell TEMPLATE portico_cell", "DROP DATABASE cell"] {
        sql(at, OWNER, work).unwrap();
    }
    for forbidden in ["CREATE ROLE r", "DROP DATABASE portico_cell", "SET ROLE postgres"] {
        assert!(sql(at, OWNER, forbidden).is_err(), "{forbidden}");
    }
    let settings = "SELECT current_setting('server_encoding') || current_setting('data_checksums') ||
                    current_setting('listen_addresses') || (SELECT datcollate FROM pg_database WHERE datname = 'portico')";
    assert_eq!(sql(at, APP, settings).unwrap(), "UTF8onC.UTF-8");
    let powers = "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'portico%' AND (rolsuper OR rolbypassrls)";
    assert_eq!(sql(at, APP, powers).unwrap(), "0");
}

#[test]
fn a_cluster_that_was_set_up_otherwise_is_brought_up_to_date() {
    let folder = TempFolder::new();
    let first = Cluster::start(testing::options(folder.path())).unwrap();
    write_down(first.connection(), "kept");
    sql(first.connection(), SUPERUSER, "ALTER ROLE portico_app CREATEDB BYPASSRLS").unwrap();
    drop(first);
    fs::write(folder.path().join("cluster/portico-bootstrap.sql"), "what an older server did").unwrap();

    let second = Cluster::start(testing::options(folder.path())).unwrap();
    let powers = "SELECT rolcreatedb OR rolbypassrls FROM pg_roles WHERE rolname = 'portico_app'";
    assert_eq!(sql(second.connection(), APP, powers).unwrap(), "f");
    assert_eq!(written(second.connection()), "kept");
}

#[test]
fn only_the_clusters_account_reaches_the_socket_and_it_is_not_root() {
    let cluster = temp_cluster();
    let folder = fs::metadata(cluster.socket_dir()).unwrap();
    assert_eq!(folder.mode() & 0o777, 0o700);
    let process = fs::metadata(format!("/proc/{}", cluster.pid().unwrap())).unwrap();
    assert_ne!(process.uid(), 0);
    assert_eq!(process.uid(), folder.uid());
}

#[test]
fn a_second_server_on_the_folder_is_refused_and_a_command_line_attaches() {
    let folder = TempFolder::new();
    assert_eq!(Cluster::attach(folder.path()).unwrap(), None);
    let first = Cluster::start(testing::options(folder.path())).unwrap();

    let refused = Cluster::start(testing::options(folder.path())).unwrap_err();
    assert!(matches!(refused, Error::InUse { pid: Some(pid), .. } if pid == std::process::id()), "{refused}");
    assert!(refused.to_string().contains(&std::process::id().to_string()), "{refused}");

    let attached = Cluster::attach(folder.path()).unwrap().expect("it runs");
    assert_eq!(&attached, first.connection());
    assert_eq!(sql(&attached, APP, "SELECT current_database()").unwrap(), DATABASE);
    drop(first);
    assert_eq!(Cluster::attach(folder.path()).unwrap(), None);
}

#[test]
fn a_path_that_no_socket_can_have_is_worked_around() {
    let folder = TempFolder::new();
    for unfit in ["long".repeat(30), "comma,".to_owned()] {
        let data = folder.path().join(unfit);
        let cluster = Cluster::start(testing::options(&data)).unwrap();
        let socket = cluster.socket_dir().to_owned();
        assert!(!socket.starts_with(&data), "{}", socket.display());
        assert_eq!(Cluster::attach(&data).unwrap().as_ref(), Some(cluster.connection()));
        assert_eq!(sql(cluster.connection(), APP, "SELECT 1").unwrap(), "1");
        drop(cluster);
        assert!(!socket.exists(), "nothing is left in the temporary folder");
    }
}

#[test]
fn a_path_with_odd_characters_works() {
    let folder = TempFolder::new();
    let data = folder.path().join("a \"b\" 'c' &d+e%20ü");
    let cluster = Cluster::start(testing::options(&data)).unwrap();
    assert!(cluster.socket_dir().starts_with(&data));
    assert_eq!(sql(cluster.connection(), APP, "SELECT 1").unwrap(), "1");
}

#[test]
fn data_of_another_version_are_refused() {
    let folder = TempFolder::new();
    let cluster = folder.path().join("cluster");
    fs::create_dir(&cluster).unwrap();
    if nix::unistd::geteuid().is_root() {
        std::os::unix::fs::chown(&cluster, Some(65534), Some(65534)).unwrap();
    }
    let refused = |text: &str| {
        fs::write(cluster.join("PG_VERSION"), text).unwrap();
        Cluster::start(testing::options(folder.path())).unwrap_err().to_string()
    };
    assert!(refused("9\n").contains("was made by PostgreSQL 9, but"));
    assert!(refused("nonsense").contains("was made by PostgreSQL nonsense, but"));
    fs::remove_file(cluster.join("PG_VERSION")).unwrap();
    let error = Cluster::start(testing::options(folder.path())).unwrap_err();
    assert!(matches!(error, Error::NotACluster(_)), "{error}");
}

#[test]
fn a_failed_start_shows_the_end_of_the_log() {
    let folder = TempFolder::new();
    drop(Cluster::start(testing::options(folder.path())).unwrap());
    fs::remove_file(folder.path().join("cluster/global/pg_control")).unwrap();
    let error = Cluster::start(testing::options(folder.path())).unwrap_err();
    assert!(matches!(error, Error::NotReady { .. }), "{error}");
    assert!(error.to_string().contains("pg_control"), "{error}");
}

#[test]
fn a_folder_that_postgres_cannot_pass_is_named() {
    if !nix::unistd::geteuid().is_root() {
        return;
    }
    let folder = TempFolder::new();
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let error = Cluster::start(testing::options(&closed.join("data"))).unwrap_err();
    assert!(matches!(&error, Error::Unreachable { folder, .. } if *folder == closed), "{error}");
}
