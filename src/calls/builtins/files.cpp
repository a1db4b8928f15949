// Copies and moves of files, which a later command reads at their new place.

#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/follow/paths.h"

namespace patscope::calls {
namespace {

/// cp a b, Copy-Item -Path a -Destination b, copy /y a b; into a folder with the name kept.
std::optional<Value> copy(Machine& machine, Invocation& invocation) {
  std::vector<Text> paths;
  for (const auto& word : words(invocation)) {
    const auto text = as_text(to_text(machine, word));
    const auto flat = flatten(text);
    const bool option = flat.starts_with('-') || (flat.size() < 4 && flat.starts_with('/'));
    if (!flat.empty() && !option) paths.push_back(text);
  }
  for (std::size_t i = 0; i + 1 < paths.size(); ++i) {
    const auto content = content_of(machine, paths[i]);
    if (!content) continue;
    const auto& target = paths.back();
    const bool folder = flatten(target).ends_with('/') || exists_in_repository(machine, Value(target));
    const bool file = content_of(machine, target).has_value();
    const auto at = folder && !file ? join_paths(target, base_of(paths[i])) : target;
    machine.state.job.files.insert_or_assign(file_key(machine, at), *content);
  }
  return Value();
}

constexpr std::array rows = {
    Builtin{"cp", copy},        Builtin{"mv", copy},      Builtin{"copy-item", copy},
    Builtin{"move-item", copy}, Builtin{"copy", copy},    Builtin{"move", copy},
    Builtin{"xcopy", copy},     Builtin{"install", copy}, Builtin{"rename-item", copy},
};

}  // namespace

std::span<const Builtin> file_builtins() {
  return rows;
}

}  // namespace patscope::calls
