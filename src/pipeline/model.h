#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rest/call.h"
#include "rest/text.h"
#include "text/sources.h"

namespace patscope::pipeline {

class Files;

/// The pipeline after template expansion and normalisation, with what the analyses need and nothing else; what
/// `expand` prints is the expanded YAML tree itself (pipeline/expand.h).

/// `key: value` of inputs, env and the like. Keys compare without case.
struct Entry {
  std::string key;
  Text value;
  Span key_span;
};

enum class VariableOrigin { literal, runtime_expression, group, task_output };

/// One variable definition. A group is an entry without a name's value: `name` is the group's name.
struct Variable {
  std::string name;
  Text value;  ///< macros not yet replaced; a `$[ ]` that could be decided is its value, otherwise a hole
  VariableOrigin origin = VariableOrigin::literal;
  Span span;
  /// Of a `$[ ]`: what stands between the brackets ("dependencies.A.outputs['s.x']"), for whoever knows more.
  std::string expression{};
};

/// A step in its normal form: shorthands (`script:`, `bash:`, `pwsh:`, `powershell:`, `checkout:`, `download:`, ...)
/// are the tasks behind them, as in the service's final YAML.
struct Step {
  std::string task;  ///< "CmdLine@2", "Bash@3", "PowerShell@2", "AzureCLI@2"; for checkout its GUID's name "checkout"
  std::string name;  ///< of the step, for outputs
  std::vector<Entry> inputs;
  std::vector<Entry> env;
  Text condition;  ///< empty when none
  bool enabled = true;
  Reach reach = Reach::always;
  Span span;              ///< of the step's first key
  std::vector<Span> via;  ///< pipeline, then each `template:` line that leads here, outermost first

  [[nodiscard]] const Text* input(std::string_view key) const;
};

struct Job {
  std::string name;
  bool deployment = false;
  bool server = false;                        ///< `pool: server`: agentless
  std::vector<Variable> variables;            ///< of the job alone
  std::vector<std::vector<Variable>> matrix;  ///< one entry a leg; empty without a matrix
  std::vector<std::string> depends_on;
  std::vector<Step> steps;  ///< of a deployment: all lifecycle hooks, in their order
  Reach reach = Reach::always;
  Text pool_image;  ///< vmImage, or empty; tells Windows agents from others
  std::vector<Text>
      pool_hints;  ///< what else of the pool may tell it, the surest first: os, type, image, demands, name
  Span span;
};

struct Stage {
  std::string name;
  std::vector<Variable> variables;
  std::vector<std::string> depends_on;
  std::vector<Job> jobs;
  Reach reach = Reach::always;
  Span span;
};

/// `resources.repositories` entry.
struct Repository {
  std::string alias;
  Text name;
  std::string type;           ///< "git", "github", ...
  bool has_endpoint = false;  ///< it is reached by a service connection
  Span span;
};

struct Problem {
  Span span;
  std::string message;  ///< what is wrong and what to do
};

struct Pipeline {
  SourceId file{};
  std::vector<Variable> variables;
  std::vector<Repository> repositories;
  std::vector<Stage> stages;
  bool broken = false;            ///< no YAML, or not readable at all: little or nothing of it stands here
  std::vector<Problem> problems;  ///< what the service would refuse
  std::vector<Coverage> unread;   ///< templates that could not be followed
  /// Clones of other repositories that the caller gave, by alias.
  std::map<std::string, const Files*> clones;
  std::vector<SourceId> templates;  ///< every file that was read for it, the pipeline itself first
  /// Where the defaults of its parameters stand, as far as they were taken: a run may be started with other values.
  std::vector<Span> parameter_defaults;
};

}  // namespace patscope::pipeline
