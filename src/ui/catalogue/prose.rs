//! Running text: terms lead to the glossary, what is searched for is marked.

use std::cell::RefCell;
use std::ops::Range;

use yew::prelude::*;

use crate::ui::components::go;
use crate::ui::context::Ui;
use opex_app::{CataloguePage, Search};
use opex_model::{Glossary, GlossaryEntry};

/// A block of text. Each term is linked where it first occurs in the block.
pub struct Prose<'a> {
    ui: &'a Ui,
    glossary: Option<&'a Glossary>,
    search: Option<&'a Search>,
    linked: RefCell<Vec<usize>>,
}

impl<'a> Prose<'a> {
    /// A block in which no term has occurred yet.
    pub fn new(ui: &'a Ui, glossary: Option<&'a Glossary>, search: Option<&'a Search>) -> Self {
        Self { ui, glossary, search, linked: RefCell::default() }
    }

    /// The next text of the block.
    pub fn html(&self, text: &str) -> Html {
        let marks = self.search.map(|search| search.marks(text)).unwrap_or_default();
        let terms: Vec<_> = self.glossary.map(|glossary| glossary.find(text)).unwrap_or_default();
        let mut nodes = Vec::new();
        let mut end = 0;
        for term in terms {
            let mut linked = self.linked.borrow_mut();
            let entry = self.glossary.and_then(|glossary| glossary.entry(term.entry));
            if let (false, Some(entry)) = (linked.contains(&term.entry), entry) {
                linked.push(term.entry);
                nodes.extend(marked(text, end..term.range.start, &marks));
                nodes.push(self.term(entry, marked(text, term.range.clone(), &marks)));
                end = term.range.end;
            }
        }
        nodes.extend(marked(text, end..text.len(), &marks));
        nodes.into_iter().collect()
    }

    /// The texts of a list.
    pub fn list(&self, items: &[std::rc::Rc<str>]) -> Html {
        html! { <ul class="points">{ for items.iter().map(|item| html! { <li>{ self.html(item) }</li> }) }</ul> }
    }

    fn term(&self, entry: &GlossaryEntry, words: Vec<Html>) -> Html {
        let route = CataloguePage::term(entry).route(&self.ui.catalogue);
        html! {
            <a class="term" href={route.place()} title={entry.meaning.to_string()} onclick={go(self.ui, route)}>{ for words }</a>
        }
    }
}

/// A part of a text with what is marked in it.
fn marked(text: &str, part: Range<usize>, marks: &[Range<usize>]) -> Vec<Html> {
    let piece = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    let mut nodes = Vec::new();
    let mut end = part.start;
    for mark in marks.iter().filter(|mark| mark.start < part.end && mark.end > part.start) {
        let mark = mark.start.max(part.start)..mark.end.min(part.end);
        if mark.start > end {
            nodes.push(html! { { piece(end..mark.start) } });
        }
        end = mark.end;
        nodes.push(html! { <mark>{ piece(mark) }</mark> });
    }
    if end < part.end {
        nodes.push(html! { { piece(end..part.end) } });
    }
    nodes
}
