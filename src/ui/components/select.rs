//! A list to choose from, which always shows what is in force.

use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

/// Properties of [`Select`].
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Its id, where a label names it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Its name, where no label does.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Called when a person has chosen.
    pub onchange: Callback<Event>,
    /// The options, of which one is marked as selected.
    pub children: Html,
}

/// A `<select>` of the options inside.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let node = use_node_ref();
    use_marked_option(&node);
    html! {
        <select ref={node} id={props.id.clone()} class="select" aria-label={props.label.clone()} onchange={props.onchange.clone()}>
            { props.children.clone() }
        </select>
    }
}

/// Has a `<select>` show the option that is marked: once a person has chosen, a browser no longer heeds the mark, as when
/// the choice is undone.
#[hook]
pub fn use_marked_option(select: &NodeRef) {
    let select = select.clone();
    use_effect(move || {
        let marked =
            select.cast::<Element>().and_then(|select| select.query_selector("option[selected]").ok().flatten());
        if let (Some(select), Some(value)) =
            (select.cast::<HtmlSelectElement>(), marked.and_then(|option| option.get_attribute("value")))
            && select.value() != value
        {
            select.set_value(&value);
        }
    });
}
