#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "calls/builtins/builtins.h"
#include "calls/evaluate/text_values.h"

namespace patscope::calls {

/// The plain argument number `index`, or null.
[[nodiscard]] Value argument(const Invocation& invocation, std::size_t index);
/// All plain arguments.
[[nodiscard]] std::vector<Value> plain_arguments(const Invocation& invocation);
/// The words of a command line that are no options.
[[nodiscard]] std::vector<Value> operand_words(const Invocation& invocation);
/// Receiver and arguments go into a hole that carries what they carry.
[[nodiscard]] std::optional<Value> opaque(Machine& machine, Invocation& invocation);
/// As `opaque`; of "user:password", which an Authorization header is made of, the password counts.
[[nodiscard]] std::optional<Value> base64(Machine& machine, Invocation& invocation);
/// The first argument itself.
[[nodiscard]] std::optional<Value> first_argument(Machine& machine, Invocation& invocation);
/// The receiver itself.
[[nodiscard]] std::optional<Value> the_receiver(Machine& machine, Invocation& invocation);
/// Null, whatever the arguments.
[[nodiscard]] std::optional<Value> no_value(Machine& machine, Invocation& invocation);
/// The text changed by `change`, one alternative after the other; objects as they are written.
template <typename Change>
[[nodiscard]] Value changed(const Machine& machine, const Value& value, Change&& change) {
  return map_texts(to_text(machine, value), change);
}
/// os.chdir, process.chdir.
[[nodiscard]] std::optional<Value> change_directory(Machine& machine, Invocation& invocation);
/// What a filter that only the run can apply leaves: some of the items, or none.
[[nodiscard]] Value some_of(Machine& machine, const Value& list);
/// path.join and os.path.join.
[[nodiscard]] std::optional<Value> join_path(Machine& machine, Invocation& invocation);
[[nodiscard]] Value as_boolean(const Machine& machine, std::optional<bool> value);
/// "a b" percent-encoded as encodeURIComponent does.
[[nodiscard]] Text percent_encoded(const Text& text, std::string_view kept);

}  // namespace patscope::calls
