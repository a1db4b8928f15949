#include "calls/evaluate/output.h"

#include <algorithm>
#include <map>

#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view command_start = "##vso[task.setvariable";

/// "a=b;c=d" of a logging command: the value of `key`.
std::optional<std::string> property(std::string_view properties, std::string_view key) {
  for (const auto part : split(properties, ';')) {
    const auto equals = part.find('=');
    if (equals != std::string_view::npos && equals_ignoring_case(trim(part.substr(0, equals)), key))
      return std::string(trim(part.substr(equals + 1)));
  }
  return std::nullopt;
}

using Variables = std::map<std::string, Value, std::less<>>;

/// One line of the log. Only the name must be known; the value may hold anything.
void read_logging_command(Variables& variables, const Text& line) {
  const auto flat = flatten(line);
  const auto start = find_ignoring_case(flat, command_start);
  if (start == std::string::npos) return;
  const auto end = flat.find(']', start);
  if (end == std::string::npos) return;
  const auto from = start + command_start.size();
  const auto name = property(std::string_view(flat).substr(from, end - from), "variable");
  if (!name) return;
  variables.insert_or_assign(to_lower(*name), Value(trim_end(slice(line, end + 1, flat.size()), "\r\n")));
}

/// A line that may be one of several sets the variable to one of several values.
void read_log(Machine& machine, const Value& value) {
  Variables all;
  for (const auto& text : value.texts) {
    if (find_ignoring_case(flatten(text), command_start) == std::string::npos) continue;
    Variables of_text;
    for (const auto& line : lines_of(text)) read_logging_command(of_text, line);
    for (const auto& [name, one] : of_text) all[name] = with_alternative(std::move(all[name]), one);
  }
  for (const auto& [name, one] : all) set_pipeline_variable(machine, name, one);
}

Value concatenated(const std::vector<Value>& chunks) {
  Value text(std::string{});
  for (const auto& chunk : chunks) text = concatenate(text, chunk);
  return map_texts(text, [](const Text& part) { return trim_end(part, "\r\n"); });
}

}  // namespace

void write_output(Machine& machine, const Value& value) {
  if (!machine.state.outputs.empty()) {
    machine.state.outputs.back().push_back(value);
    return;
  }
  write_log(machine, value);
}

Value give_output(Machine& machine, Value value) {
  const bool shell = machine.language == script::Language::bash || machine.language == script::Language::batch;
  if (!shell) return value;
  if (!value.is_nothing()) write_output(machine, concatenate(to_text(machine, value), Value(std::string("\n"))));
  return {};
}

void write_log(Machine& machine, const Value& line) {
  read_log(machine, to_text(machine, line));
}

void set_pipeline_variable(Machine& machine, std::string_view name, const Value& value) {
  auto& variables = machine.state.job.variables;
  variables.insert_or_assign(to_lower(name), value);
}

Value output_value(Machine& machine, const std::vector<Value>& chunks) {
  if (machine.language != script::Language::powershell) return concatenated(chunks);
  if (chunks.empty()) return {};
  if (chunks.size() == 1) return chunks.front();
  return add_list(machine, chunks);
}

}  // namespace patscope::calls
