// Programs that send requests of their own to Azure DevOps, with a token out of their environment.

#include <algorithm>
#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/builtins/builtins.h"
#include "calls/follow/follow.h"
#include "calls/recognise/options.h"
#include "calls/recognise/package_feeds.h"
#include "calls/recognise/package_settings.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

struct Program {
  std::string_view name;
  std::string_view words;     ///< the commands that send something, between blanks; empty: all
  std::string_view variable;  ///< that holds the token
  std::string_view platform;  ///< variable that must say "azure"; empty: the token is for nothing else
};

constexpr std::string_view terraform_commands = "plan apply destroy import refresh run-all";

// Their documentation: the provider microsoft/azuredevops, renovate's platform "azure", ossf/scorecard. Not tried.
constexpr std::array programs = {
    Program{"terraform", terraform_commands, "AZDO_PERSONAL_ACCESS_TOKEN", ""},
    Program{"tofu", terraform_commands, "AZDO_PERSONAL_ACCESS_TOKEN", ""},
    Program{"terragrunt", terraform_commands, "AZDO_PERSONAL_ACCESS_TOKEN", ""},
    Program{"pulumi", "up preview destroy refresh import", "AZDO_PERSONAL_ACCESS_TOKEN", ""},
    Program{"renovate", "", "RENOVATE_TOKEN", "RENOVATE_PLATFORM"},
    Program{"scorecard", "", "AZURE_DEVOPS_AUTH_TOKEN", ""},
};

/// The command: the first word that is no option, "terraform -chdir=infra apply".
bool sends(const Program& program, const Invocation& invocation) {
  if (program.words.empty()) return true;
  const auto known_words = split_words(program.words);
  for (const auto& word : words(invocation)) {
    const auto text = spelling(word);
    if (!text.starts_with('-')) return std::find(known_words.begin(), known_words.end(), text) != known_words.end();
  }
  return false;
}

/// A program of someone else's is not followed, and what it sends is not forgotten.
std::optional<Value> run_program_of_others(Machine& machine, Invocation& invocation) {
  const auto program = std::find_if(programs.begin(), programs.end(), [&](const Program& each) {
    return equals_ignoring_case(each.name, invocation.name);
  });
  if (!sends(*program, invocation)) return std::nullopt;
  const auto token = environment_variable(invocation, program->variable);
  const bool elsewhere =
      !program->platform.empty() && known(environment_variable(invocation, program->platform)) != "azure";
  if (token.is_nothing() || elsewhere) return std::nullopt;
  std::string whose;
  for (const auto& credential : carried_by(machine.state, token))
    whose += (whose.empty() ? "" : ", ") + credential.name;
  tell(machine, invocation.place,
       std::string(program->name) + " sends requests of its own with the token in " + std::string(program->variable) +
           (whose.empty() ? "" : " (" + whose + ")") + ": declare them under calls: in the configuration");
  return unknown("output");
}

bool is_for_azure_devops(const Credential& credential) {
  return credential.kind == CredentialKind::job_token || credential.kind == CredentialKind::entra;
}

/// Build files are read for repositories of packages; what else their tasks do with a token is not known.
std::optional<Value> run_gradle(Machine& machine, Invocation& invocation) {
  read_package_settings(machine, invocation);
  if (!feed_urls(machine.state, "gradle").empty()) return std::nullopt;
  for (const auto& [name, value] : machine.state.environment) {
    const auto carried = carries(value);
    if (std::any_of(carried.begin(), carried.end(), is_for_azure_devops))
      tell(machine, invocation.place, "what gradle does with the token in " + name + " is not followed");
  }
  return std::nullopt;
}

constexpr auto rows = [] {
  std::array<Builtin, programs.size() + 1> each{};
  for (std::size_t i = 0; i < programs.size(); ++i) each[i] = {programs[i].name, run_program_of_others};
  each.back() = {"gradle", run_gradle};
  return each;
}();

}  // namespace

std::span<const Builtin> opaque_programs() {
  return rows;
}

}  // namespace patscope::calls
