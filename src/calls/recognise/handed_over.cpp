#include "calls/recognise/handed_over.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "calls/builtins/builtins.h"
#include "calls/evaluate/text_values.h"
#include "calls/recognise/options.h"
#include "calls/recognise/recognise.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

/// They send nothing anywhere; "verb-*" are PowerShell's.
constexpr std::array<std::string_view, 52> harmless = {
    "chmod",    "chown",    "cp",       "mv",      "rm",         "mkdir",     "touch",      "ln",       "ls",
    "date",     "expr",     "seq",      "which",   "type",       "hash",      "gpg",        "diff",     "cmp",
    "file",     "stat",     "find",     "wait",    "kill",       "if",        "setx",       "findstr",  "less",
    "tar",      "zip",      "unzip",    "gzip",    "install",    "mask",      "add-*",      "clear-*",  "compare-*",
    "convert*", "export-*", "format-*", "group-*", "join-*",     "measure-*", "new-object", "new-item", "out-*",
    "read-*",   "select-*", "set-*",    "split-*", "tee-object", "test-path", "write-*"};

bool is_harmless(std::string_view name) {
  return std::any_of(harmless.begin(), harmless.end(), [&](std::string_view row) {
    return row.ends_with('*') ? starts_with_ignoring_case(name, row.substr(0, row.size() - 1))
                              : equals_ignoring_case(name, row);
  });
}

/// Its row says when it sends something.
bool is_known_program(const Invocation& invocation) {
  const auto rows = opaque_programs();
  return has_recogniser(invocation) || std::any_of(rows.begin(), rows.end(), [&](const Builtin& row) {
           return equals_ignoring_case(row.name, invocation.name);
         });
}

/// A command, not a call of .NET's ("System.Convert.ToBase64String", ".Replace").
bool is_command(const Invocation& invocation) {
  return !invocation.constructs && invocation.receiver.is_nothing() && !invocation.name.empty() &&
         invocation.name.find_first_of(".[(") == std::string::npos;
}

bool mentions(std::string_view text, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](auto name) { return find_ignoring_case(text, name) != std::string_view::npos; });
}

std::string without_dashes(const std::string& option) {
  return option.substr(std::min(option.find_first_not_of('-'), option.size()));
}

bool names_the_service(std::string_view text) {
  return mentions(text, {"dev.azure.com", ".visualstudio.com"});
}

bool names_the_product(std::string_view text) {
  return mentions(text, {"azdo", "azure-devops", "azure_devops", "azuredevops"});
}

/// "-FirewallRuleName", "--label": what stands behind is a name that somebody made up.
bool is_label(std::string_view option) {
  constexpr std::array<std::string_view, 8> labels = {"name",    "label", "title", "description",
                                                      "message", "tag",   "tags",  "comment"};
  return option.starts_with('-') && std::any_of(labels.begin(), labels.end(), [&](std::string_view label) {
           return to_lower(option).ends_with(label);
         });
}

/// "https://dev.azure.com/contoso", "$(System.CollectionUri)", "--azdo-pat", "AZURE_DEVOPS_TOKEN=...".
bool names_azure_devops(const Text& word, std::string_view option_before = {}) {
  const auto is_collection = [](const Piece& piece) {
    return piece.hole && piece.hole->kind == HoleKind::collection_url;
  };
  if (std::any_of(word.pieces.begin(), word.pieces.end(), is_collection)) return true;
  const auto text = word.with_names();
  if (names_the_service(text)) return true;
  const auto option = text.substr(0, text.find('='));
  if (names_the_product(is_label(option) ? option : text)) return !is_label(option_before);
  if (!text.starts_with('-')) return false;
  const auto name = without_dashes(option);
  return equals_ignoring_case(name, "pat") || mentions(name, {"personal-access-token", "personalaccesstoken"});
}

std::string in_words(const Credential& credential) {
  return credential.kind == CredentialKind::job_token ? "the job token" : credential.name;
}

Coverage coverage_of(const Invocation& invocation, const Credential& credential) {
  return {.place = invocation.place,
          .reason = fmt::format("{} is handed {}: what it sends cannot be read; declare it under calls: in the "
                                "configuration",
                                invocation.name, in_words(credential))};
}

}  // namespace

void note_handed_over(Machine& machine, const Invocation& invocation) {
  if (!is_command(invocation) || is_harmless(invocation.name) || is_known_program(invocation)) return;
  std::vector<Value> handed = words(invocation);
  bool is_evident = false;
  std::string before;
  for (const auto& word : handed) {
    for (const auto& text : word.texts) is_evident = is_evident || names_azure_devops(text, before);
    before = spelling(word);
  }
  for (const auto& [name, value] : invocation.environment) {
    handed.push_back(value);
    is_evident = is_evident || names_azure_devops(Text(name));
  }
  std::vector<Credential> told;
  for (const auto& value : handed)
    for (const auto& credential : carried_by(machine.state, value)) {
      const bool is_job_token = credential.kind == CredentialKind::job_token;
      if (!is_job_token && credential.kind != CredentialKind::pat) continue;
      if (std::find(told.begin(), told.end(), credential) != told.end()) continue;
      told.push_back(credential);
      auto coverage = coverage_of(invocation, credential);
      if (is_job_token || is_evident)
        tell(machine, coverage.place, std::move(coverage.reason));
      else
        machine.found.handed.push_back({.coverage = std::move(coverage), .credential = credential});
    }
}

void tell_handed_over(Found& found) {
  for (auto& handed : found.handed) {
    const auto carries = [&](const RestCall& call) { return call.credential == handed.credential; };
    if (std::any_of(found.calls.begin(), found.calls.end(), carries))
      found.unread.push_back(std::move(handed.coverage));
  }
  found.handed.clear();
}

}  // namespace patscope::calls
