//! The graph of modules by made-up crates: it finds the circles that are there and none that is not.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::module_graph::ModuleGraph;

static N_CRATES: AtomicUsize = AtomicUsize::new(0);

/// The circles of a crate of these files under `src`, each as its modules.
fn circles(files: &[(&str, &str)]) -> Vec<String> {
    let n = N_CRATES.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("opex-made-up-{}-{n}", std::process::id()));
    for (name, text) in files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let circles = ModuleGraph::read(&folder.join("lib.rs")).circles();
    fs::remove_dir_all(&folder).unwrap();
    let name = |module: &Vec<String>| if module.is_empty() { "lib".to_owned() } else { module.join("::") };
    circles.iter().map(|circle| circle.iter().map(name).collect::<Vec<_>>().join(" ")).collect()
}

const ROOT: (&str, &str) = ("lib.rs", "mod a;\nmod b;\n");
const A_USES_B: (&str, &str) = ("a.rs", "use crate::b::B;\npub struct A(B);\n");

/// The circles of a crate in which `a` uses `b`, and `b` is this.
fn circles_with(b: &str) -> Vec<String> {
    circles(&[ROOT, A_USES_B, ("b.rs", b)])
}

#[test]
fn what_is_used_one_way_is_no_circle() {
    assert_eq!(circles_with("pub struct B;"), [""; 0]);
    assert_eq!(
        circles_with("use std::rc::Rc;\npub struct B(Rc<a::A>);"),
        [""; 0],
        "another crate's module of that name"
    );
}

#[test]
fn every_way_to_name_another_module_is_seen() {
    let ways = [
        "use crate::a::A;\npub struct B(A);",
        "use super::a::A;\npub struct B(A);",
        "use crate::{a::{A as Other}};\npub struct B(Other);",
        "use crate::a;\npub struct B(a::A);",
        "use crate::a::*;\npub struct B(A);",
        "pub struct B(crate::a::A);",
        "pub struct B;\nimpl B { fn a() -> Option<super::a::A> { None } }",
        "pub struct B;\nfn b() { use crate::a::A; let _: Option<A> = None; }",
        "pub struct B;\nfn b() { let _ = vec![crate::a::A::default()]; }",
        "pub struct B;\nmod inner { pub type A = crate::a::A; }",
    ];
    for way in ways {
        assert_eq!(circles_with(way), ["a b"], "{way}");
    }
}

#[test]
fn what_is_handed_on_leads_to_where_it_is_defined() {
    let b = ("b.rs", "use crate::A;\npub struct B(A);\n");
    assert_eq!(circles(&[("lib.rs", "mod a;\nmod b;\npub use a::A;\n"), A_USES_B, b]), ["a b"], "by the root");
    assert_eq!(circles(&[("lib.rs", "mod a;\nmod b;\npub use a::*;\n"), A_USES_B, b]), ["a b"], "all of it");
    let root = ("lib.rs", "mod a;\nmod b;\nmod hub;\n");
    let b = ("b.rs", "use crate::hub::Renamed;\npub struct B(Renamed);\n");
    let hub = ("hub.rs", "pub use crate::a::A as Renamed;\n");
    assert_eq!(circles(&[root, A_USES_B, b, hub]), ["a b"], "by a module that only hands on, under another name");
}

#[test]
fn a_folder_may_hand_on_what_its_files_hold_and_be_used_by_them() {
    let root = ("lib.rs", "mod a;\n");
    let a = ("a/mod.rs", "mod c;\npub use c::C;\npub struct D;\n");
    assert_eq!(circles(&[root, a, ("a/c.rs", "use super::D;\npub struct C(D);\n")]), [""; 0]);
    let a = ("a/mod.rs", "mod c;\nuse c::C;\npub struct D(C);\n");
    assert_eq!(circles(&[root, a, ("a/c.rs", "use super::D;\npub struct C(Option<Box<D>>);\n")]), ["a a::c"]);
}

#[test]
fn a_circle_of_several_is_one_and_the_largest_comes_first() {
    let root = ("lib.rs", "mod a;\nmod b;\nmod c;\nmod d;\nmod e;\n");
    let files = [
        root,
        ("a.rs", "pub struct A(crate::b::B);"),
        ("b.rs", "pub struct B(crate::c::C);"),
        ("c.rs", "pub struct C(crate::a::A);"),
        ("d.rs", "pub struct D(crate::e::E, crate::a::A);"),
        ("e.rs", "pub struct E(crate::d::D);"),
    ];
    assert_eq!(circles(&files), ["a b c", "d e"]);
}

#[test]
fn what_is_only_compiled_for_tests_is_left_out() {
    assert_eq!(circles_with("pub struct B;\n#[cfg(test)]\nmod tests { use crate::a::A; }"), [""; 0]);
    assert_eq!(circles_with("pub struct B;\n#[cfg(test)]\nuse crate::a::A;"), [""; 0]);
    assert_eq!(
        circles_with("pub struct B;\n#[cfg(feature = \"x\")]\nuse crate::a::A;"),
        ["a b"],
        "a feature is no test"
    );
}
