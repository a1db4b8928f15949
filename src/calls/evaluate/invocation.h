#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calls/evaluate/state.h"
#include "calls/evaluate/value.h"
#include "catalog/catalog.h"
#include "script/program.h"
#include "text/sources.h"

namespace patscope::calls {

/// An evaluated argument, spreads unfolded.
struct EvaluatedArgument {
  std::string name;            ///< keyword, or flag as written ("-Method", "--header"); empty for plain ones
  std::optional<Value> value;  ///< nothing for a flag whose value, if it takes one, is the next plain argument
  Span span;
};

/// What a job's agent runs on, as far as the pool tells.
enum class AgentSystem { unknown, windows, unix_like };

/// What is known of the step around a script.
struct StepContext {
  std::string task;        ///< "AzureCLI@2"
  std::string connection;  ///< of its service connection input; empty without one
  AgentSystem system = AgentSystem::unknown;
};

/// What a call or command line is after evaluation: all that a recogniser sees.
struct Invocation {
  script::Language language = script::Language::bash;
  /// Commands: the base name, lower case, without path and ".exe", aliases resolved ("curl", "invoke-restmethod").
  /// Calls: the dotted path through imports and types: "requests.get", "axios.post", "fetch", "requests.Session.get",
  /// "azure-devops-node-api.WebApi", "System.Net.WebClient.DownloadFile". A type is a call of its own name.
  std::string name;
  bool constructs = false;  ///< it is spelt as the making of an object: `new X()`, [X]::new(), New-Object X
  Value receiver;           ///< the object before the last dot, when it is one
  std::vector<EvaluatedArgument> arguments;
  Value input;                                             ///< standard input or pipeline input; null without
  std::vector<std::pair<std::string, Value>> environment;  ///< prefixed assignments of a command
  Span place;
  State& state;
  const StepContext& step;
  const catalog::Catalog& catalog;
};

/// The argument with that name, without case and leading dashes. For keywords of calls; cmdlets use `bind`.
[[nodiscard]] const Value* named(const Invocation& invocation, std::string_view name);
/// The plain argument number `index`, from 0.
[[nodiscard]] const Value* plain(const Invocation& invocation, std::size_t index);
/// A command line word by word, flags as their names: what argv holds behind the command's name.
[[nodiscard]] std::vector<Value> words(const Invocation& invocation);
/// The environment variable that the command sees: its prefix, then the step's. Null when it is set nowhere.
[[nodiscard]] Value environment_variable(const Invocation& invocation, std::string_view name);

/// What PowerShell must know to bind a cmdlet's arguments. Names as documented; any unambiguous prefix will do.
struct CmdletShape {
  std::vector<std::string_view> parameters;  ///< those that take a value
  std::vector<std::string_view> switches;
  std::vector<std::string_view> positional;                                 ///< in their order, names of `parameters`
  std::vector<std::pair<std::string_view, std::string_view>> aliases = {};  ///< alias, parameter
};
/// Parameter (as in the shape) to value; a switch that is set is "True". Plain arguments without a place come last,
/// with an empty name.
[[nodiscard]] std::vector<std::pair<std::string, Value>> bind(const Invocation& invocation, const CmdletShape& shape);
[[nodiscard]] std::vector<std::pair<std::string, Value>> bind(const std::vector<EvaluatedArgument>& arguments,
                                                              const CmdletShape& shape);
[[nodiscard]] const Value* bound(const std::vector<std::pair<std::string, Value>>& arguments, std::string_view name);
[[nodiscard]] Value bound_or_nothing(const std::vector<std::pair<std::string, Value>>& arguments,
                                     std::string_view name);

/// A request that an invocation sends, wherever it goes: the core decides whether that is Azure DevOps.
struct Request {
  Value method;  ///< null: GET
  Value url;     ///< null or a hole: unknown
  /// By name, "Authorization: " taken off; of interest are "Authorization" and "X-HTTP-Method-Override". An empty name
  /// is a header that cannot be told: what it carries is taken for authorization.
  std::vector<std::pair<std::string, Value>> headers;
  /// User and password, a token parameter, a tool's own variable: what it carries is the credential. Null without.
  Value credential;
  /// Further credential that is used when `credential` carries nothing, such as what the agent persisted.
  std::optional<Credential> fallback_credential = {};
  std::string idiom = {};      ///< "curl", "irm", "git-push"
  std::string operation = {};  ///< "build/Builds_List", when the idiom names it
  std::string unresolved = {};
  /// The idiom itself goes to Azure DevOps whatever the URL (SDK clients, az devops commands).
  bool azure_devops = false;
  /// What decides which operation it is, when that is not the URL (the words of an az command): if it was handed in by
  /// a parameter, the request is reported where that was done.
  Value decisive = {};
  std::optional<Span> place = {};  ///< when it is not the invocation's
};

/// What an invocation does beside the changes that its recogniser made to the state.
struct Effect {
  std::vector<Request> requests = {};
  /// What it gives back; nothing means: the answer of its last request, a hole.
  std::optional<Value> result = {};
};

}  // namespace patscope::calls
