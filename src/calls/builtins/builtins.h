#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "calls/evaluate/invocation.h"
#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// A command, function or method whose result is known without running it.
struct Builtin {
  /// As `Invocation::name`; ".name" is a method of a text, list, map or hole.
  std::string_view name;
  /// Nothing: not for these arguments.
  std::optional<Value> (*run)(Machine&, Invocation&);
};

[[nodiscard]] std::span<const Builtin> bash_builtins();
[[nodiscard]] std::span<const Builtin> bash_text_builtins();
[[nodiscard]] std::span<const Builtin> powershell_builtins();
[[nodiscard]] std::span<const Builtin> powershell_output_builtins();
[[nodiscard]] std::span<const Builtin> powershell_path_builtins();
[[nodiscard]] std::span<const Builtin> dotnet_builtins();
/// .NET's generic collections, which are spelt with their parameters.
[[nodiscard]] std::optional<Value> construct_collection(Machine& machine, Invocation& invocation);
[[nodiscard]] std::span<const Builtin> python_builtins();
/// urllib.parse, the methods of what it gives included.
[[nodiscard]] std::span<const Builtin> python_url_builtins();
/// Of functions: what calls a function that nobody in the script calls.
[[nodiscard]] std::span<const Builtin> decorators();
[[nodiscard]] std::span<const Builtin> javascript_builtins();
[[nodiscard]] std::span<const Builtin> javascript_output_builtins();
[[nodiscard]] std::span<const Builtin> javascript_client_builtins();
[[nodiscard]] std::span<const Builtin> javascript_option_parsers();
[[nodiscard]] std::span<const Builtin> text_methods();
[[nodiscard]] std::span<const Builtin> container_methods();
[[nodiscard]] std::span<const Builtin> collection_builtins();
/// Commands that run another script: bash, pwsh, python, node.
[[nodiscard]] std::span<const Builtin> runners();
/// Commands that run the command in their arguments: sudo, env, xargs, find.
[[nodiscard]] std::span<const Builtin> command_runners();
/// Commands that make one file of a JavaScript program: ncc, esbuild, webpack.
[[nodiscard]] std::span<const Builtin> bundlers();
/// Commands that put a file somewhere else.
[[nodiscard]] std::span<const Builtin> file_builtins();
/// Programs that run another one in an environment of their own: poetry run, uvx, npx.
[[nodiscard]] std::span<const Builtin> environment_runners();
/// Those that run the scripts of a package.json; make and its kin.
[[nodiscard]] std::span<const Builtin> package_runners();
/// Programs whose requests stand in no script.
[[nodiscard]] std::span<const Builtin> opaque_programs();

[[nodiscard]] std::optional<Value> run_builtin(Machine& machine, Invocation& invocation);

/// What a library offers without a call: "sys.argv", "process.argv", "os.environ", "os.sep".
[[nodiscard]] std::optional<Value> library_value(Machine& machine, std::string_view name);

}  // namespace patscope::calls
