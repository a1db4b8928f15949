#include "calls/follow/package_json.h"

#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/functions.h"
#include "calls/follow/follow.h"

namespace patscope::calls {

using script::Language;

Value read_json(Machine& machine, const std::string& path) {
  if (!machine.files.is_file(path)) return {};
  const auto* entry = read_file(machine, path);
  if (entry->problem) return {};
  const auto bytes = machine.sources.bytes(entry->source);
  Text code(std::string("("));
  code.append(Text(std::string(bytes), Span{entry->source, 0, static_cast<std::uint32_t>(bytes.size())}, true));
  code.append(")");
  const auto program = script::parse(Language::javascript, code);
  const auto outer = std::exchange(machine.language, Language::javascript);
  Value value;
  if (!program.body.operands.empty()) value = evaluate(machine, program.body.operands.front());
  machine.language = outer;
  return value;
}

std::optional<std::string> binary_of_workspace(Machine& machine, const std::string& name) {
  if (name.empty()) return std::nullopt;
  for (const auto& path : machine.files.list("")) {
    if (!path.ends_with("package.json")) continue;
    const auto binary = field(machine.state, member_of(machine, read_json(machine, path), "bin"), name);
    const auto file = known(binary);
    if (!file) continue;
    if (auto inside = pipeline::resolve_path(pipeline::folder_of(path), *file)) return inside;
  }
  return std::nullopt;
}

}  // namespace patscope::calls
