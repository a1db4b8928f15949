#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rest/text.h"

namespace patscope::pipeline {

/// Whether a predefined variable has a value while templates are expanded, or only once the run has begun.
enum class Available { at_compile_time, at_run_time };

struct Predefined {
  std::string_view name;  ///< as documented: "System.CollectionUri"
  HoleKind kind = HoleKind::any;
  Available available = Available::at_run_time;
};

/// The predefined variable of this name, in any letter case; nullptr for others. Names that Azure DevOps documents but
/// this table does not list are still known by their prefix: see `has_system_prefix`.
[[nodiscard]] const Predefined* find_predefined(std::string_view name);

/// "Agent.", "Build.", "Checks.", "Environment.", "Pipeline.", "Release.", "Resources.", "Strategy.", "System.":
/// names that the service defines, never a secret of the user.
[[nodiscard]] bool has_system_prefix(std::string_view name);

/// Whether every run of a YAML pipeline has a value for it, so that a script which asks for it always finds one. Those
/// of pull requests, of triggers by other pipelines and of deployments are not among them. System.AccessToken is: where
/// a script sees it, it is there.
[[nodiscard]] bool is_set_in_every_run(std::string_view name);

/// The value of a predefined variable: a hole of its kind; System.AccessToken carries the job token.
[[nodiscard]] std::optional<Hole> predefined_hole(std::string_view name);

/// How the agent names a variable in a script's environment: upper case, "." and blanks become "_".
[[nodiscard]] std::string environment_name(std::string_view variable);
/// The predefined variable behind "SYSTEM_COLLECTIONURI". SYSTEM_ACCESSTOKEN is not among them: it is only there when
/// the step maps it.
[[nodiscard]] std::optional<Hole> predefined_from_environment(std::string_view environment_name);

}  // namespace patscope::pipeline
