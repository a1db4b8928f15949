// What JavaScript libraries do with functions and processes that belong to later requests.

#include <algorithm>
#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/functions.h"
#include "calls/follow/bundles.h"
#include "calls/follow/processes.h"
#include "calls/recognise/library_request.h"

namespace patscope::calls {
namespace {

bool is_list(const Machine& machine, const Value& value) {
  for (const auto id : value.objects)
    if (machine.state.heap.get(id).kind == ObjectKind::list) return true;
  return false;
}

/// Whether what the process writes goes to the output of the script: { stdio: "inherit" }, [0, "inherit", 2].
bool inherits_output(const Machine& machine, const Value& options) {
  const auto streams = items(machine.state, field(machine.state, options, "stdio"));
  return std::any_of(streams.begin(), streams.end(), [](const Value& stream) { return known(stream) == "inherit"; });
}

/// child_process: a command line as text, or a program and its arguments; options and a callback behind.
std::optional<Value> start(Machine& machine, Invocation& invocation) {
  Process process{.program = argument(invocation, 0), .arguments = {}, .options = {}};
  for (std::size_t i = 1; i < 3; ++i) {
    const auto value = argument(invocation, i);
    if (is_list(machine, value))
      process.arguments = value;
    else if (!value.objects.empty())
      process.options = value;
    else if (i == 1 && !value.texts.empty())
      process.program = concatenate(concatenate(process.program, Value(std::string(" "))), value);
  }
  process.inherits = inherits_output(machine, process.options);
  return run_process(machine, process, invocation.place);
}

/// axios.interceptors.request.use(f): f changes the configuration of every later request, so that what it makes of an
/// empty one comes over each. Clients that are made of this one do not inherit it.
std::optional<Value> use_interceptor(Machine& machine, Invocation& invocation) {
  auto& state = machine.state;
  const auto interceptors = field(state, invocation.receiver, "@owner");
  const auto client = field(state, interceptors, "@owner");
  const Value headers = add_object(state, {});
  set_field(state, headers, "common", add_object(state, {}));
  const Value configuration = add_object(state, {});
  set_field(state, configuration, "headers", headers);
  for (const auto& callable : argument(invocation, 0).callables)
    (void)call_back(machine, callable, {configuration}, invocation.place);
  set_field(state, client, intercepted_field, configuration);
  return Value();
}

std::optional<Value> build_with_esbuild(Machine& machine, Invocation& invocation) {
  write_esbuild(machine, argument(invocation, 0), invocation.place);
  return unknown("result");
}

constexpr std::array rows = {
    Builtin{"esbuild.build", build_with_esbuild},
    Builtin{"esbuild.buildSync", build_with_esbuild},
    Builtin{"child_process.execSync", start},
    Builtin{"child_process.exec", start},
    Builtin{"child_process.execFileSync", start},
    Builtin{"child_process.execFile", start},
    Builtin{"child_process.spawn", start},
    Builtin{"child_process.spawnSync", start},
    Builtin{"cross-spawn", start},
    Builtin{"cross-spawn.sync", start},
    Builtin{"execa", start},
    Builtin{"execa.execa", start},
    Builtin{"execa.execaSync", start},
    Builtin{"execa.execaCommand", start},
    Builtin{"execa.execaCommandSync", start},
    Builtin{"execa.sync", start},
    Builtin{"execa.command", start},
    Builtin{"execa.$", start},
    Builtin{"zx.$", start},
    Builtin{"shelljs.exec", start},
    Builtin{"@actions/exec.exec", start},
    Builtin{"@actions/exec.getExecOutput", start},
    Builtin{"azure-pipelines-task-lib.exec", start},
    Builtin{"azure-pipelines-task-lib.execSync", start},
    Builtin{"azure-pipelines-task-lib/task.exec", start},
    Builtin{"azure-pipelines-task-lib/task.execSync", start},
    Builtin{"axios.interceptors.request.use", use_interceptor},
    Builtin{"axios.default.interceptors.request.use", use_interceptor},
    Builtin{"axios.client.interceptors.request.use", use_interceptor},
};

}  // namespace

std::span<const Builtin> javascript_client_builtins() {
  return rows;
}

}  // namespace patscope::calls
