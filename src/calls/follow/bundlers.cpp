// Programs that make one file of a JavaScript program, which a later command runs: esbuild, ncc, rollup, webpack.

#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/follow/bundles.h"
#include "calls/recognise/options.h"

namespace patscope::calls {
namespace {

std::optional<Value> bundle(Machine& machine, Invocation& invocation) {
  std::vector<std::string> line = {invocation.name};
  for (const auto& word : words(invocation)) line.push_back(known(word).value_or(""));
  if (invocation.name == "bun" && (line.size() < 2 || line[1] != "build")) return std::nullopt;
  const auto bundles = bundles_of(line);
  for (const auto& each : bundles) write_bundle(machine, Text(each.entry), Text(each.output), invocation.place);
  if (bundles.empty()) write_configured_bundles(machine, invocation.name, line, invocation.place);
  return unknown("output");
}

constexpr std::array rows = {
    Builtin{"ncc", bundle}, Builtin{"esbuild", bundle}, Builtin{"rollup", bundle},  Builtin{"tsup", bundle},
    Builtin{"bun", bundle}, Builtin{"tsc", bundle},     Builtin{"webpack", bundle}, Builtin{"webpack-cli", bundle},
};

}  // namespace

std::span<const Builtin> bundlers() {
  return rows;
}

}  // namespace patscope::calls
