//! Which module of a crate uses which, as `syn` reads them. What is only compiled for tests is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

/// The modules of a crate by their path, as `ui::plan`; the root's is empty.
pub struct ModuleGraph {
    pub modules: BTreeMap<Vec<String>, Module>,
}

/// A module, which is a file.
#[derive(Default)]
pub struct Module {
    pub file: PathBuf,
    /// What it imports, by the name that it has here.
    imports: BTreeMap<String, Vec<String>>,
    /// Whose names it imports all.
    globs: Vec<Vec<String>>,
    /// Paths that it names, imports among them, but for those that it only hands on.
    names: Vec<Vec<String>>,
    /// What it defines itself.
    items: BTreeSet<String>,
}

/// One module uses another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    pub from: Vec<String>,
    pub to: Vec<String>,
    /// What of it.
    pub name: String,
}

impl ModuleGraph {
    /// Reads a crate from its root file on.
    pub fn read(root: &Path) -> Self {
        let mut graph = Self { modules: BTreeMap::new() };
        graph.add(root, &[], root.parent().unwrap());
        graph
    }

    fn add(&mut self, file: &Path, path: &[String], folder: &Path) {
        let text = fs::read_to_string(file).unwrap();
        let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let (module, children) = Module::of(file, &syntax.items);
        self.modules.insert(path.to_vec(), module);
        for child in children {
            let flat = folder.join(format!("{child}.rs"));
            let file = if flat.is_file() { flat } else { folder.join(&child).join("mod.rs") };
            self.add(&file, &[path, std::slice::from_ref(&child)].concat(), &folder.join(&child));
        }
    }

    /// Every use of another module of the crate, wherever it has been handed on.
    pub fn edges(&self) -> BTreeSet<Edge> {
        let mut edges = BTreeSet::new();
        for (from, module) in &self.modules {
            for name in &module.names {
                let Some((to, item)) = self.resolve(from, name, 0).filter(|(to, _)| to != from) else { continue };
                edges.insert(Edge { from: from.clone(), to, name: item });
            }
        }
        edges
    }

    /// The module that defines what a path names in another one, and its name there; none for what is of another crate.
    fn resolve(&self, from: &[String], name: &[String], depth: usize) -> Option<(Vec<String>, String)> {
        assert!(depth < 20, "{name:?} in {from:?} leads in circles");
        let (mut at, mut rest) = match name.first()?.as_str() {
            "crate" => (Vec::new(), &name[1..]),
            "self" => (from.to_vec(), &name[1..]),
            "super" => (from[..from.len().checked_sub(1)?].to_vec(), &name[1..]),
            _ => (from.to_vec(), name),
        };
        let is_relative = at == from && rest.len() == name.len();
        while let Some(next) = rest.first() {
            let child = [at.clone(), vec![next.clone()]].concat();
            if next == "super" {
                at.pop();
            } else if self.modules.contains_key(&child) {
                at = child;
            } else {
                break;
            }
            rest = &rest[1..];
        }
        let Some(item) = rest.first() else { return Some((at, "itself".to_owned())) };
        let module = &self.modules[&at];
        if module.items.contains(item) {
            return Some((at, item.clone()));
        }
        if let Some(imported) = module.imports.get(item).filter(|imported| imported.as_slice() != name) {
            let whole = [imported.as_slice(), &rest[1..]].concat();
            return self.resolve(&at, &whole, depth + 1);
        }
        for glob in module.globs.iter().filter(|glob| self.is_of_this_crate(&at, glob)) {
            let found = self.resolve(&at, &[glob.as_slice(), rest].concat(), depth + 1);
            if let Some(found) = found.filter(|(found, _)| self.modules[found].items.contains(item)) {
                return Some(found);
            }
        }
        // A name that begins nowhere here is that of another crate.
        (!is_relative).then(|| (at, item.clone()))
    }

    fn is_of_this_crate(&self, at: &[String], path: &[String]) -> bool {
        let first = path.first().map_or("", String::as_str);
        let is_child = || self.modules.contains_key(&[at, &[first.to_owned()]].concat());
        matches!(first, "crate" | "self" | "super") || is_child()
    }

    /// Modules that use each other, directly or through others, the largest circle first.
    pub fn circles(&self) -> Vec<Vec<Vec<String>>> {
        let edges = self.edges();
        let mut next: BTreeMap<&[String], BTreeSet<&[String]>> = BTreeMap::new();
        for edge in &edges {
            next.entry(&edge.from).or_default().insert(&edge.to);
        }
        let mut reached: BTreeMap<&[String], BTreeSet<&[String]>> = BTreeMap::new();
        for from in self.modules.keys() {
            let (mut open, mut seen) = (vec![from.as_slice()], BTreeSet::new());
            while let Some(at) = open.pop() {
                open.extend(next.get(at).into_iter().flatten().copied().filter(|to| seen.insert(*to)));
            }
            reached.insert(from, seen);
        }
        let mut circles = BTreeSet::new();
        for (from, seen) in &reached {
            if seen.contains(from) {
                let circle = seen.iter().filter(|other| reached[*other].contains(from));
                circles.insert(circle.map(|module| module.to_vec()).collect::<Vec<_>>());
            }
        }
        let mut circles: Vec<_> = circles.into_iter().collect();
        circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
        circles
    }
}

impl Module {
    /// Whether it names a crate.
    pub fn names_crate(&self, name: &str) -> bool {
        self.names.iter().chain(self.imports.values()).any(|path| path.len() > 1 && path[0] == name)
    }

    fn of(file: &Path, items: &[Item]) -> (Self, Vec<String>) {
        let mut module = Self { file: file.to_owned(), ..Self::default() };
        let mut children = Vec::new();
        for item in items.iter().filter(|item| !is_for_tests(attributes(item))) {
            match item {
                Item::Mod(child) if child.content.is_none() => children.push(child.ident.to_string()),
                Item::Use(import) => module.import(
                    &import.tree,
                    Vec::new(),
                    matches!(import.vis, syn::Visibility::Public(_) | syn::Visibility::Restricted(_)),
                ),
                other => {
                    module.items.extend(name_of(other));
                    Names(&mut module.names).visit_item(other);
                }
            }
        }
        // What a module hands on of its own children is not used by it.
        (module, children)
    }

    fn import(&mut self, tree: &UseTree, before: Vec<String>, is_handed_on: bool) {
        let with = |name: &syn::Ident| [before.clone(), vec![name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.import(&path.tree, with(&path.ident), is_handed_on),
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.import(tree, before.clone(), is_handed_on));
            }
            UseTree::Glob(_) => {
                self.globs.push(before.clone());
                self.names.extend((!is_handed_on).then_some(before));
            }
            UseTree::Name(name) if name.ident == "self" => self.import_as(before.last().cloned(), before, is_handed_on),
            UseTree::Name(name) => self.import_as(Some(name.ident.to_string()), with(&name.ident), is_handed_on),
            UseTree::Rename(name) => self.import_as(Some(name.rename.to_string()), with(&name.ident), is_handed_on),
        }
    }

    fn import_as(&mut self, name: Option<String>, path: Vec<String>, is_handed_on: bool) {
        self.names.extend((!is_handed_on).then(|| path.clone()));
        self.imports.extend(name.map(|name| (name, path)));
    }
}

/// Collects paths, those in macros among them.
struct Names<'a>(&'a mut Vec<Vec<String>>);

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }

    // How far something can be seen is no use of that place.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    fn visit_item_use(&mut self, import: &'ast syn::ItemUse) {
        let mut module = Module::default();
        module.import(&import.tree, Vec::new(), false);
        self.0.extend(module.names);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }
}

impl Names<'_> {
    fn tokens(&mut self, tokens: TokenStream) {
        let (mut path, mut n_colons) = (Vec::new(), 0);
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if n_colons != 2 {
                        self.0.extend(Some(std::mem::take(&mut path)).filter(|path: &Vec<String>| !path.is_empty()));
                    }
                    path.push(name.to_string());
                    n_colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => n_colons += 1,
                TokenTree::Group(group) => {
                    self.tokens(group.stream());
                    n_colons = 0;
                }
                _ => n_colons = 0,
            }
        }
        self.0.extend(Some(path).filter(|path| !path.is_empty()));
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn name_of(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        _ => return None,
    };
    Some(name.to_string())
}
