//! Fields that can only be looked at.

use yew::prelude::*;

/// Fields, which cannot be used where what they show can only be looked at.
pub fn locked_fields(is_locked: bool, fields: Html) -> Html {
    if is_locked {
        html! { <fieldset class="read-only" disabled=true>{ fields }</fieldset> }
    } else {
        fields
    }
}
