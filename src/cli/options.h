#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/live_options.h"
#include "report/finding.h"

namespace patscope::cli {

enum class Format { text, json, azure, sarif, markdown, junit, html };
enum class Strict { no, yes };
enum class ChangedOnly { no, yes };
enum class PrComments { no, yes };
enum class Annotations { no, yes };
enum class Fix { no, narrow, widen };
enum class Overwrite { no, yes };

/// What to analyse, shared by all commands that read pipelines.
struct InputOptions {
  std::vector<std::string> paths;  ///< as typed; empty: the configuration's pipelines, or the current directory
  std::string root;                ///< --root; empty: found by `find_root`
  std::string config;              ///< --config; empty: .patscope.yml in the root, if there
  std::vector<std::string> parameters;
  std::string parameters_file;
  std::vector<std::string> variables;
  std::vector<std::string> repositories;
  std::vector<std::string> grants;  ///< 'NAME=vso.code vso.build'
};

/// One of several outputs of a run: --output FORMAT=FILE.
struct Output {
  Format format = Format::text;
  std::string file;
};

struct CheckOptions {
  std::vector<Output> outputs;
  std::optional<report::Severity> fail_on = report::Severity::error;  ///< nothing: findings never fail
  Strict strict = Strict::no;
  ChangedOnly changed_only = ChangedOnly::no;
  PrComments pr_comments = PrComments::no;
  Fix fix = Fix::no;
  std::vector<std::string> selected_rules;  ///< --select; empty: all
  std::vector<std::string> ignored_rules;   ///< --ignore
  std::string baseline;                     ///< --baseline, a file
  std::string write_baseline;               ///< --write-baseline, a file
};

struct ExplainOptions {
  std::vector<std::string> what;  ///< words; joined by a blank they are a request, a scope or a rule
  std::string requests;           ///< --requests; "-" is standard input
};

enum class Command { check, scopes, calls, expand, explain, verify, mint, init };

/// The command line, read.
struct Options {
  Command command = Command::check;
  InputOptions input;
  Format format = Format::text;
  CheckOptions check;
  ExplainOptions explain;
  LiveOptions live;
  MintOptions mint;
  Annotations annotate = Annotations::no;
  Overwrite overwrite = Overwrite::no;  ///< init --force
};

/// Nothing when the user only asked for help or the version, which is then printed. Throws a WorldError (usage) that
/// names the option and what was expected.
[[nodiscard]] std::optional<Options> read_command_line(int argc, const char* const* argv);

/// "k=v" split at the first "="; a usage error that names `option` when there is none.
[[nodiscard]] std::pair<std::string, std::string> key_and_value(const std::string& typed, const char* option);

}  // namespace patscope::cli
