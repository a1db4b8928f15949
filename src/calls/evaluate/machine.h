#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "calls/evaluate/invocation.h"
#include "calls/evaluate/state.h"
#include "calls/follow/checkouts.h"
#include "catalog/catalog.h"
#include "rest/call.h"
#include "script/program.h"
#include "text/sources.h"

namespace patscope::calls {

/// A program that nothing here can read, and a secret that it is handed.
struct HandedOver {
  Coverage coverage;
  Credential credential;
};

/// What the analysis of a pipeline has come across so far.
struct Found {
  std::vector<RestCall> calls;
  std::vector<Coverage> unread;
  std::vector<SourceId> files;
  std::vector<ForeignRequest> foreign;
  std::vector<HandedOver> handed;
  std::map<std::string, std::vector<Placed>> artifacts;  ///< that jobs published, by name, in lower case
};

struct PythonProject;

/// Parsed files of the repository, each read once.
struct ScriptLibrary {
  struct Entry {
    SourceId source{};
    std::map<script::Language, std::shared_ptr<const script::Program>> programs;
    std::optional<pipeline::ReadProblem> problem;
  };
  std::map<std::string, Entry, std::less<>> files;
  std::map<std::string, std::shared_ptr<const PythonProject>, std::less<>> python_projects;  ///< by folder
};

/// Whether evaluation goes on behind a node.
enum class Flow { on, leaves };

/// Where `give_back`, `leave` and their kin continue; collects the states that arrive there.
enum class LandingKind { function, loop, attempt, script };
struct Landing {
  LandingKind kind = LandingKind::script;
  std::optional<State> state = {};
  Value result = {};
  std::vector<Value> yielded = {};
  std::size_t outputs = 0;  ///< captures that were open where it stands
};

/// A call of a script's function, or a script that another one runs.
struct Activation {
  std::uint16_t serial = 0;  ///< what `Piece::handed_in` names
  Span place;
  const script::Function* function = nullptr;  ///< null for a script
};

/// The script file that is running.
struct ScriptFile {
  std::string path;     ///< from the repository's root; empty for an inline script
  FrameId root{};       ///< its outermost scope
  bool is_main = true;  ///< run, not imported
};

/// Evaluates one job's scripts. All functions of this floor that take a `Machine&` change `state` and `found` and
/// nothing else that outlives them.
struct Machine {
  Sources& sources;
  const JobFiles& files;
  const catalog::Catalog& catalog;
  Found& found;
  ScriptLibrary& library;
  const std::vector<Span>& parameter_defaults;  ///< of the pipeline: see `pipeline::Pipeline`

  Checkouts checkouts = {};
  StepContext step = {};
  std::vector<Span> via = {};  ///< that lead to the step, itself included
  Reach reach = Reach::always;

  State state = {};
  FrameId frame{};
  script::Language language = script::Language::bash;
  Flow flow = Flow::on;
  Value input = {};        ///< of the running command: standard input or pipeline input
  std::size_t budget = 0;  ///< node evaluations that are left
  int depth = 0;           ///< nested evaluations
  std::uint16_t last_serial = 0;
  std::uint32_t next_frame = 0;     ///< shared by all branches: ids never clash
  std::uint32_t closures_made = 0;  ///< a scope that one of them may refer to is kept
  std::vector<Activation> activations = {};
  std::vector<Landing> landings = {};
  std::vector<ScriptFile> scripts = {};
  std::set<std::string> told = {};  ///< reasons given already, with their places
};

inline constexpr std::size_t budget_of_a_step = 200'000;
inline constexpr int deepest_evaluation = 400;
inline constexpr std::size_t deepest_activation = 24;
inline constexpr std::size_t longest_loop = 32;

void tell(Machine& machine, Span place, std::string reason);

}  // namespace patscope::calls
