//! What is said only within another page.

use crate::EmbeddingTexts;

/// What is said only within another page.
pub static EMBEDDING: EmbeddingTexts = EmbeddingTexts {
    saved: "이 사이트에 저장됨",
    not_taken: "저장되지 않음: 이 사이트는 결과를 보관하지 않습니다",
    save_failed: "저장되지 않음: 이 사이트에 저장하지 못했습니다",
    trouble: "이 앱을 띄운 사이트가 마지막 변경 내용을 저장하지 못했습니다. 이전에 저장한 내용은 그대로 있으며, 저장은 자동으로 다시 시도합니다.",
    privacy: "입력한 내용은 이 앱을 띄운 사이트에만 전달되며 다른 곳으로는 전송되지 않습니다.",
    opened_list: "이번 방문에서 연 평가",
    read_only: "읽기 전용: 여기에서는 내용을 바꿀 수 없습니다.",
    refused: "이 사이트가 넘겨준 결과를 열 수 없습니다. 바뀐 것은 없습니다.",
};
