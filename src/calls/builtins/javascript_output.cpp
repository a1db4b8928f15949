// What a JavaScript program writes: the step's log, or whoever runs the program reads it.

#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/evaluate/output.h"

namespace patscope::calls {
namespace {

/// console.log("%s of %d", a, b): each letter takes the next value, values without a letter follow behind blanks.
Value formatted(const Machine& machine, const std::vector<Value>& values) {
  constexpr std::string_view letters = "sdifjoO";
  if (values.empty()) return Value(std::string{});
  const auto first = to_text(machine, values.front());
  if (first.texts.size() != 1 || values.size() == 1) return join_items(machine, values, Value(std::string(" ")));
  const auto& pattern = first.texts.front();
  const auto flat = flatten(pattern);
  Value line(std::string{});
  std::size_t begin = 0;
  std::size_t used = 1;
  for (auto at = flat.find('%'); at != std::string::npos && used < values.size(); at = flat.find('%', at + 1)) {
    if (at + 1 == flat.size() || letters.find(flat[at + 1]) == std::string_view::npos) continue;
    line = concatenate(line, Value(slice(pattern, begin, at)));
    line = concatenate(line, to_text(machine, values[used++]));
    begin = at + 2;
  }
  line = concatenate(line, Value(slice(pattern, begin, flat.size())));
  for (; used < values.size(); ++used)
    line = concatenate(concatenate(line, Value(std::string(" "))), to_text(machine, values[used]));
  return line;
}

std::optional<Value> log(Machine& machine, Invocation& invocation) {
  write_output(machine, concatenate(formatted(machine, plain_arguments(invocation)), Value(std::string("\n"))));
  return Value();
}

std::optional<Value> write(Machine& machine, Invocation& invocation) {
  write_output(machine, to_text(machine, argument(invocation, 0)));
  return Value();
}

/// console.table and its kin: laid out in a way that is not modelled.
std::optional<Value> lay_out(Machine& machine, Invocation& invocation) {
  write_output(machine, derived(machine, invocation.name, plain_arguments(invocation)));
  return Value();
}

constexpr std::array rows = {
    Builtin{"console.log", log},
    Builtin{"console.info", log},
    Builtin{"console.debug", log},
    Builtin{"console.dir", lay_out},
    Builtin{"console.table", lay_out},
    Builtin{"console.error", no_value},
    Builtin{"console.warn", no_value},
    Builtin{"console.trace", no_value},
    Builtin{"process.stdout.write", write},
    Builtin{"process.stderr.write", no_value},
};

}  // namespace

std::span<const Builtin> javascript_output_builtins() {
  return rows;
}

}  // namespace patscope::calls
