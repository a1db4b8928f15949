#pragma once

#include <optional>
#include <vector>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// Bash's ${x:-y}, ${x#y}, ${x//a/b} and their kin; nothing for another operation.
[[nodiscard]] std::optional<Value> expand_parameter(Machine& machine, const script::Node& node);

/// What a shell makes of an expansion without quotes: `OPTS="-s -u :$PAT"; curl $OPTS` has three words. The words of
/// all alternatives when they are options, since each of them may be given. Nothing when the value stays one word.
[[nodiscard]] std::optional<std::vector<Text>> split_words_of(const Value& value);

/// printf's and Python's "%s" with arguments; `mapping`, when it is a map, for "%(name)s".
[[nodiscard]] Value format_printf(Machine& machine, const Text& format, const std::vector<Value>& arguments,
                                  const Value* mapping);
/// "{0}/{name}" with arguments (.NET's -f, Python's format), "{{" for a brace.
[[nodiscard]] Value format_braces(Machine& machine, const Value& format, const std::vector<Value>& arguments,
                                  const std::vector<std::pair<std::string, Value>>& named = {});

}  // namespace patscope::calls
