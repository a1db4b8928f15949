#include "calls/follow/pester.h"

#include <algorithm>

#include "calls/evaluate/functions.h"
#include "calls/evaluate/invocation.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/follow.h"
#include "calls/follow/paths.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::size_t most_test_files = 64;
constexpr std::string_view test_ending = ".tests.ps1";

// Pester 5 and, where its names differ, 4 (-Script, which may be a table with Path and Parameters).
const CmdletShape pester_shape{
    .parameters = {"Path", "Configuration", "Container", "ExcludePath", "TagFilter", "ExcludeTagFilter",
                   "FullNameFilter", "TestName", "OutputFile", "OutputFormat", "Output", "Show", "CodeCoverage",
                   "CodeCoverageOutputFile", "CodeCoverageOutputFileFormat", "PesterOption"},
    .switches = {"CI", "PassThru", "EnableExit", "Strict", "Quiet"},
    .positional = {"Path"},
    .aliases = {{"Script", "Path"}, {"Tag", "TagFilter"}, {"ExcludeTag", "ExcludeTagFilter"}}};
const CmdletShape container_shape{
    .parameters = {"Path", "Data", "ScriptBlock"}, .switches = {}, .positional = {"Path"}};
const CmdletShape mock_shape{.parameters = {"CommandName", "MockWith", "ParameterFilter", "ModuleName"},
                             .switches = {"Verifiable"},
                             .positional = {"CommandName", "MockWith"}};

/// Test files, and the table of arguments they are run with; null without.
struct Tests {
  Value path;
  Value data;
};

/// -Path a, b; -Script @{ Path = 'a'; Parameters = @{...} }; a container.
void add_tests(const Machine& machine, const Value& value, std::vector<Tests>& tests) {
  for (const auto& item : items(machine.state, value)) {
    const auto path = field(machine.state, item, "Path");
    if (!item.texts.empty() || path.is_nothing()) {
      tests.push_back({item, {}});
      continue;
    }
    auto data = field(machine.state, item, "Data");
    if (data.is_nothing()) data = field(machine.state, item, "Parameters");
    for (const auto& one : items(machine.state, path)) tests.push_back({one, data});
  }
}

std::vector<Tests> tests_of(const Machine& machine, const Invocation& invocation) {
  const auto bindings = bind(invocation, pester_shape);
  std::vector<Tests> tests;
  for (const auto* name : {"Path", "Container"})
    if (const auto* value = bound(bindings, name)) add_tests(machine, *value, tests);
  if (const auto* configuration = bound(bindings, "Configuration")) {
    const auto run = field(machine.state, *configuration, "Run");
    for (const auto* name : {"Path", "Container"})
      if (const auto value = field(machine.state, run, name); !value.is_nothing()) add_tests(machine, value, tests);
  }
  if (tests.empty()) tests.push_back({Value(std::string(".")), {}});
  return tests;
}

/// A file, or the *.Tests.ps1 below a folder. Wildcards stand for the folder in front of them.
std::vector<std::string> files_of(const Machine& machine, const Text& path) {
  const auto flat = flatten(path);
  const auto folder = flat.find('*') == std::string::npos ? path : parent_of(slice(path, 0, flat.find('*') + 1));
  const auto inside = repository_path(machine, folder);
  if (!inside) return {};
  if (machine.files.is_file(*inside)) return {*inside};
  std::vector<std::string> files;
  for (auto& file : machine.files.list(*inside))
    if (to_lower(file).ends_with(test_ending) && files.size() < most_test_files) files.push_back(std::move(file));
  return files;
}

std::vector<EvaluatedArgument> arguments_of(const Machine& machine, const Value& data, Span place) {
  std::vector<EvaluatedArgument> arguments;
  for (const auto& [name, value] : entries(machine.state, data))
    arguments.push_back({.name = "-" + name, .value = value, .span = place});
  return arguments;
}

/// What a file mocks is over with it.
void run_test_file(Machine& machine, const std::string& file, const Value& data, Span place) {
  const auto root = outermost(machine, machine.frame);
  const auto before = edit_frame(machine, root).variables;
  (void)run_file(machine, on_agent(machine, file), script::Language::powershell, arguments_of(machine, data, place),
                 place, Running::process);
  edit_frame(machine, root).variables = before;
}

}  // namespace

std::optional<Value> invoke_pester(Machine& machine, Invocation& invocation) {
  for (const auto& tests : tests_of(machine, invocation)) {
    for (const auto& path : as_texts(to_text(machine, tests.path))) {
      const auto files = files_of(machine, path);
      const bool names_file = to_lower(flatten(path)).ends_with(".ps1");
      if (files.empty() && (names_file || path.has_hole()))
        tell(machine, invocation.place,
             "the tests " + path.with_names() + " are not in this repository, or their path is not known");
      for (const auto& file : files) run_test_file(machine, file, tests.data, invocation.place);
    }
  }
  return unknown("test results");
}

std::optional<Value> pester_configuration(Machine& machine, Invocation& invocation) {
  for (const auto& argument : invocation.arguments)
    if (argument.value && !argument.value->objects.empty()) return *argument.value;
  const Value configuration = add_object(machine.state, {});
  for (const auto* section : {"Run", "Filter", "CodeCoverage", "TestResult", "Should", "Debug", "Output"})
    set_field(machine.state, configuration, section, add_object(machine.state, {}));
  return configuration;
}

std::optional<Value> pester_container(Machine& machine, Invocation& invocation) {
  const auto bindings = bind(invocation, container_shape);
  const Value container = add_object(machine.state, {});
  for (const auto* name : {"Path", "Data"})
    if (const auto* value = bound(bindings, name)) set_field(machine.state, container, name, *value);
  return container;
}

std::optional<Value> before_tests(Machine& machine, Invocation& invocation) {
  for (const auto& argument : invocation.arguments)
    if (argument.value && !argument.value->callables.empty())
      return run_block(machine, argument.value->callables.front());
  return std::nullopt;
}

std::optional<Value> mock(Machine& machine, Invocation& invocation) {
  if (machine.language != script::Language::powershell) return std::nullopt;
  const auto bindings = bind(invocation, mock_shape);
  const auto name = known(bound_or_nothing(bindings, "CommandName"));
  const auto block = bound_or_nothing(bindings, "MockWith");
  if (!name) return std::nullopt;
  Value stand_in = block;
  if (stand_in.callables.empty()) {
    const script::Function empty{.name = *name, .body = std::make_shared<const script::Node>()};
    stand_in = Value(make_callable(machine, std::make_shared<const script::Function>(empty)));
  }
  // A mock counts for the block of tests around it; here for all that follows in the file.
  const auto root = outermost(machine, machine.frame);
  edit_frame(machine, root).variables.insert_or_assign(function_key(to_lower(*name)), stand_in);
  return Value();
}

}  // namespace patscope::calls
