#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/evaluate/dispatch.h"
#include "calls/evaluate/output.h"
#include "calls/follow/paths.h"

namespace patscope::calls {
namespace {

const CmdletShape write_shape{.parameters = {"Object", "ForegroundColor", "BackgroundColor", "Separator", "Message",
                                             "InputObject", "Exception", "ErrorId", "Category"},
                              .switches = {"NoNewline", "NoEnumerate"},
                              .positional = {"Object"}};
const CmdletShape content_shape{
    .parameters = {"Path", "Value", "LiteralPath", "FilePath", "Encoding", "InputObject", "Width", "Delimiter",
                   "TotalCount", "Tail", "ReadCount", "Variable"},
    .switches = {"Force", "NoNewline", "Append", "Raw", "AsByteStream", "NoClobber", "Wait"},
    .positional = {"Path", "Value"},
    .aliases = {{"FilePath", "Path"}, {"LiteralPath", "Path"}, {"PSPath", "Path"}}};

Value written(const Invocation& invocation) {
  const auto bindings = bind(invocation, write_shape);
  for (const auto* name : {"Object", "Message", "InputObject"})
    if (const auto* value = bound(bindings, name)) return *value;
  return invocation.input;
}

std::optional<Value> write_host(Machine& machine, Invocation& invocation) {
  write_log(machine, written(invocation));
  return Value();
}

std::optional<Value> write_output_command(Machine&, Invocation& invocation) {
  return written(invocation);
}

std::optional<Value> path_of(const std::vector<std::pair<std::string, Value>>& bindings) {
  for (const auto* name : {"Path", "FilePath", "LiteralPath"})
    if (const auto* value = bound(bindings, name)) return *value;
  return std::nullopt;
}

/// Every item of a list is a line of its own.
Value lines_to_write(const Machine& machine, const Value& value) {
  const bool one_list = value.texts.empty() && value.objects.size() == 1;
  const bool list = one_list && machine.state.heap.get(value.objects.front()).kind == ObjectKind::list;
  if (!list) return to_text(machine, value);
  return join_items(machine, items(machine.state, value), Value(std::string("\n")));
}

/// Set-Content, Out-File, Add-Content, Tee-Object.
void store(Machine& machine, const Invocation& invocation, bool adds) {
  const auto bindings = bind(invocation, content_shape);
  const auto path = path_of(bindings);
  if (!path) return;
  const auto* value = bound(bindings, "Value");
  auto content = lines_to_write(machine, value != nullptr ? *value : invocation.input);
  auto& files = machine.state.job.files;
  for (const auto& text : as_texts(to_text(machine, *path))) {
    const auto key = file_key(machine, text);
    const auto before = files.find(key);
    const bool appends = (adds || bound(bindings, "Append") != nullptr) && before != files.end();
    files.insert_or_assign(
        key, appends ? concatenate(concatenate(before->second, Value(std::string("\n"))), content) : content);
  }
}

std::optional<Value> set_content(Machine& machine, Invocation& invocation) {
  store(machine, invocation, false);
  return Value();
}

std::optional<Value> add_content(Machine& machine, Invocation& invocation) {
  store(machine, invocation, true);
  return Value();
}

std::optional<Value> tee_object(Machine& machine, Invocation& invocation) {
  store(machine, invocation, false);
  return invocation.input;
}

std::optional<Value> get_content(Machine& machine, Invocation& invocation) {
  const auto path = path_of(bind(invocation, content_shape));
  if (!path) return unknown("content");
  const auto text = as_text(to_text(machine, *path));
  return content_of(machine, text).value_or(unknown("content of " + text.with_names()));
}

std::optional<Value> out_string(Machine& machine, Invocation& invocation) {
  return to_text(machine, invocation.input);
}

constexpr std::array rows = {
    Builtin{"write-host", write_host},   Builtin{"write-information", write_host},
    Builtin{"out-host", write_host},     Builtin{"write-output", write_output_command},
    Builtin{"write-verbose", no_value},  Builtin{"write-debug", no_value},
    Builtin{"write-warning", no_value},  Builtin{"write-error", no_value},
    Builtin{"write-progress", no_value}, Builtin{"out-null", no_value},
    Builtin{"out-string", out_string},   Builtin{"format-table", no_value},
    Builtin{"format-list", no_value},    Builtin{"set-content", set_content},
    Builtin{"out-file", set_content},    Builtin{"add-content", add_content},
    Builtin{"tee-object", tee_object},   Builtin{"get-content", get_content},
};

}  // namespace

std::span<const Builtin> powershell_output_builtins() {
  return rows;
}

}  // namespace patscope::calls
