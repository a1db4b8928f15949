#pragma once

#include <string_view>
#include <vector>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// The value as the running language writes it into a string: lists with blanks or commas between, URI objects as
/// their URL.
[[nodiscard]] Value to_text(const Machine& machine, const Value& value);
/// Items with `separator` between them.
[[nodiscard]] Value join_items(const Machine& machine, const std::vector<Value>& items, const Value& separator);
/// A list object.
[[nodiscard]] Value add_list(Machine& machine, std::vector<Value> items);
/// Lines of a text, without empty ones at the end.
[[nodiscard]] std::vector<Text> lines_of(const Text& text);
/// Parts between `separator`s; holes do not contain any.
[[nodiscard]] std::vector<Text> split_text(const Text& text, std::string_view separator);
/// Words between blanks.
[[nodiscard]] std::vector<Text> words_of(const Text& text);
/// Without blanks (or the bytes of `set`) at both ends.
[[nodiscard]] Text trim_text(const Text& text, std::string_view set = " \t\r\n");
[[nodiscard]] Text trim_end(const Text& text, std::string_view set);
[[nodiscard]] Text trim_start(const Text& text, std::string_view set);
[[nodiscard]] Text replace_text(const Text& text, std::string_view from, const Text& to);
/// Changes the bytes of the literal pieces, one by one.
template <typename Change>
[[nodiscard]] Text map_literals(Text text, Change&& change) {
  for (auto& piece : text.pieces)
    if (!piece.hole) {
      piece.literal = change(piece.literal);
      piece.verbatim = false;
    }
  return text;
}
/// A hole named `name` that carries what `from` carries, and its origin.
[[nodiscard]] Value derived(const Machine& machine, std::string name, const std::vector<Value>& from);

}  // namespace patscope::calls
