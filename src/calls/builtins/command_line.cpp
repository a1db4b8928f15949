#include "calls/builtins/command_line.h"

#include "text/strings.h"

namespace patscope::calls {
namespace {

/// What stands behind one of the option's spellings on the command line.
std::optional<Value> given(const std::vector<Value>& words, const std::vector<std::string>& spellings) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto flat = flatten(as_text(words[i]));
    for (const auto& spelling : spellings) {
      if (flat == spelling && i + 1 < words.size()) return words[i + 1];
      if (flat.starts_with(spelling + "=")) return Value(slice(as_text(words[i]), spelling.size() + 1, flat.size()));
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Value> command_line_option(const Machine& machine, std::string_view parameter) {
  const std::string name(parameter);
  return given(command_line(machine), {"--" + replace_all(name, "_", "-"), "--" + name});
}

}  // namespace patscope::calls
