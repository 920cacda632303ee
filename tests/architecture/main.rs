//! The layers of `src`, and modules that use each other in circles.
//!
//! What each crate may use is said in its manifest, which the compiler keeps to; what views and pure crates may not call is
//! said in `.clippy.toml` and `crates/.clippy.toml`.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod made_up;
mod module_graph;

use std::fs;
use std::path::{Path, PathBuf};

use module_graph::ModuleGraph;

/// A layer, which is a folder of `src`, and what its files may name.
struct Layer {
    name: &'static str,
    /// The layers that it may use besides itself. All others are forbidden.
    uses: &'static [&'static str],
    /// The crates that it may not name.
    without: &'static [&'static str],
}

const LAYERS: &[Layer] = &[
    // Components read events and focus elements; what a browser may refuse they leave to the ports.
    Layer { name: "ui", uses: &[], without: &["serde", "serde_json", "gloo", "js_sys"] },
    // Only `opex-format` knows JSON.
    Layer { name: "platform", uses: &["ui"], without: &["serde", "serde_json"] },
    Layer { name: "element", uses: &["ui", "platform"], without: &["serde", "serde_json"] },
];

#[test]
fn no_layer_looks_up() {
    let graph = ModuleGraph::read(Path::new("src/lib.rs"));
    let mut broken = Vec::new();
    let layer_of = |path: &[String]| LAYERS.iter().find(|layer| path.first().is_some_and(|first| first == layer.name));
    for edge in graph.edges() {
        let Some(layer) = layer_of(&edge.from) else { continue };
        let to = edge.to.first().map_or("", String::as_str);
        if to != layer.name && !layer.uses.contains(&to) {
            broken.push(format!("{} uses {} of {:?}", graph.modules[&edge.from].file.display(), edge.name, edge.to));
        }
    }
    for (path, module) in &graph.modules {
        let Some(layer) = layer_of(path) else { continue };
        let named = layer.without.iter().filter(|name| module.names_crate(name));
        broken.extend(named.map(|name| format!("{} names {name}", module.file.display())));
    }
    assert!(broken.is_empty(), "the layer rule is broken:\n{}", broken.join("\n"));
}

#[test]
fn every_folder_is_a_layer() {
    let folders = fs::read_dir("src").unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let unknown: Vec<PathBuf> = folders.filter(|path| LAYERS.iter().all(|layer| !path.ends_with(layer.name))).collect();
    assert!(unknown.is_empty(), "folders without a rule: {unknown:?}");
}

#[test]
fn no_modules_use_each_other_in_circles() {
    let mut roots: Vec<PathBuf> = fs::read_dir("crates").unwrap().map(|entry| entry.unwrap().path()).collect();
    roots.retain(|root| root.join("src/lib.rs").is_file());
    roots.push(PathBuf::new());
    let mut wrong = Vec::new();
    for root in roots {
        let graph = ModuleGraph::read(&root.join("src/lib.rs"));
        let (circles, edges) = (graph.circles(), graph.edges());
        let n_files: usize = circles.iter().map(Vec::len).sum();
        if n_files > 0 {
            let files = |circle: &Vec<Vec<String>>| {
                let inside = |edge: &&module_graph::Edge| circle.contains(&edge.from) && circle.contains(&edge.to);
                let edges: Vec<String> = (edges.iter().filter(inside))
                    .map(|edge| format!("    {} -> {}: {}", edge.from.join("::"), edge.to.join("::"), edge.name))
                    .collect();
                format!("  a circle of {}:\n{}", circle.len(), edges.join("\n"))
            };
            let circles: Vec<String> = circles.iter().map(files).collect();
            let place = root.join("src");
            wrong.push(format!("{}: {n_files} files in circles\n{}", place.display(), circles.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The table of ARCHITECTURE.md sends people to files: all of them are there.
#[test]
fn every_path_of_the_map_exists() {
    let text = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let quoted = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    let starts_here = |path: &&str| {
        let folder = path.split('/').next().unwrap_or_default();
        path.contains('/') && !folder.is_empty() && Path::new(folder).is_dir() && !path.contains([' ', '*'])
    };
    let paths: Vec<&str> = quoted.filter(starts_here).collect();
    assert!(paths.len() > 100, "only {} paths are found", paths.len());
    for language in ["en", "ko"] {
        let path = |path: &&str| path.replace("<language>", language).replace("<view>", "results");
        let gone: Vec<String> = paths.iter().map(path).filter(|path| !Path::new(path).exists()).collect();
        assert!(gone.is_empty(), "ARCHITECTURE.md names what is not there: {gone:?}");
    }
}

#[test]
fn files_stay_readable() {
    const MAX_LINES: usize = 400;
    let files = [rust_files(Path::new("src")), rust_files(Path::new("crates"))].concat().into_iter();
    let long: Vec<String> = files
        .filter(|file| !file.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "benches"))))
        .map(|file| (fs::read_to_string(&file).unwrap().lines().count(), file))
        .filter(|(n_lines, _)| *n_lines > MAX_LINES)
        .map(|(n_lines, file)| format!("{}: {n_lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "one concept a file:\n{}", long.join("\n"));
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
