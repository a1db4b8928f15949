#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/output.h"
#include "calls/evaluate/text_values.h"
#include "calls/follow/paths.h"

namespace patscope::calls {
namespace {

/// What was written goes to a file instead of the output.
void write_file(Machine& machine, const script::Node& node, const Value& path, const Value& content) {
  for (const auto& text : path.texts) {
    const auto key = file_key(machine, text);
    auto& files = machine.state.job.files;
    const auto before = files.find(key);
    if (node.append && before != files.end())
      before->second = concatenate(concatenate(before->second, Value(std::string("\n"))), content);
    else
      files.insert_or_assign(key, content);
  }
}

}  // namespace

Value with_redirections(Machine& machine, const script::Node& node, Value (*body)(Machine&, const script::Node&)) {
  if (!node.input && !node.output) return body(machine, node);
  const Value outer_input = machine.input;
  if (node.input) machine.input = evaluate(machine, *node.input);
  Value value;
  if (node.output) {
    const auto path = to_text(machine, evaluate(machine, *node.output));
    auto chunks = captured(machine, [&] { value = body(machine, node); });
    if (!value.is_nothing()) chunks.push_back(value);
    write_file(machine, node, path, to_text(machine, output_value(machine, chunks)));
    value = {};
  } else {
    value = body(machine, node);
  }
  machine.input = outer_input;
  return value;
}

}  // namespace patscope::calls
